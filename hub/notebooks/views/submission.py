"""The page of one version, for who handed it in and for trainers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hub.notebooks.forms import AwardForm
from hub.notebooks.models import Submission
from hub.notebooks.policies import may_grade
from hub.notebooks.records import feedback_of, runs_of
from hub.notebooks.report import learner_of
from hub.notebooks.showing import shown_submission
from hub.notebooks.views.pages import links, links_below_report, page_context


def submission_page(request: HttpRequest, found: Submission, form: AwardForm) -> HttpResponse:
    """The page of `found`; trainers also see every run, and the form for points."""
    unit, may = found.unit, may_grade(request.user, found.unit.course)
    last = (_("Version %(number)d") % {"number": found.number}, "")
    context = page_context(unit) | {
        "submission": found,
        "feedback": feedback_of(found.record),
        "content": shown_submission(found),
        "is_own": found.learner_id == request.user.pk,
        "may_grade": may,
        "runs": runs_of(found) if may else [],
        "whose": learner_of(request.user, found) if may else None,
        "form": form,
        "links": links_below_report(unit, last) if may else links(unit, last),
    }
    return render(
        request, "notebooks/submission.html", context, status=422 if form.is_bound else 200
    )
