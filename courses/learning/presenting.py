"""Showing a unit to whoever may open it, behind whichever door."""

from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from courses.activities.contract import Presentation
from courses.activities.registry import kind_of
from courses.enrolment.selectors import known_course
from courses.learning.policies import may_learn
from courses.learning.selectors import Visit, visit_to
from courses.learning.standing import UnitEntry
from lms.accounts.actors import Actor, person_behind
from lms.kernel.errors import NextStep, NotAllowed, NotFound


def visit_or_way_in(actor: Actor, *, slug: str, key: str) -> Visit:
    """The visit to a unit; who may know the course but is not enrolled is told how to come in.

    Raises NotFound, Moved, NotAllowed.
    """
    try:
        return visit_to(actor, slug=slug, key=key)
    except NotFound:
        course = known_course(actor, slug)
        if may_learn(actor, course):
            raise
        raise NotAllowed(
            _("This unit belongs to the course “%(course)s”. Enrol to open it.")
            % {"course": course.title},
            code="not_enrolled",
            next_step=NextStep(_("To the course"), reverse("catalogue:course", args=[slug])),
        ) from None


def presentation_of(actor: Actor, entry: UnitEntry, *, enrolled: bool) -> Presentation | None:
    """What the unit's kind shows to `actor`; nothing while a learner's unit is closed."""
    if entry.locked and enrolled:
        return None
    learner = person_behind(actor) if enrolled else None
    return kind_of(entry.unit.kind).present(entry.unit, learner=learner)


def html_of(presentation: Presentation | None, request: Any) -> str:
    """The presentation as HTML; "" for none."""
    if presentation is None:
        return ""
    return render_to_string(presentation.template, dict(presentation.context), request)
