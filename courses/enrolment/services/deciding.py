"""The team's word on applications."""

from django.db import transaction

from courses.enrolment import outcomes
from courses.enrolment.events import ApplicationDecided
from courses.enrolment.models import Application
from courses.enrolment.outcomes import Outcome
from courses.enrolment.policies import may_decide_application, may_see_application
from courses.enrolment.services.seats import seat_or_wait, settled_by
from courses.enrolment.vocabulary import UNDECIDED, ApplicationState
from courses.outline.models import Course
from courses.outline.selectors import absent_course
from courses.outline.vocabulary import State
from lms.accounts.models import User
from lms.kernel.audit import record
from lms.kernel.clock import now
from lms.kernel.errors import InvalidInput
from lms.kernel.events import publish
from lms.kernel.locking import lock
from lms.kernel.permissions import require

LONGEST_ANSWER = 1000


@transaction.atomic
def approve_application(*, actor: User, application: Application, answer: str = "") -> Outcome:
    """Say yes: the person gets a seat or, if all are taken, a place at the end of the waiting list.

    Raises NotFound, NotAllowed, InvalidInput (answer too long), Conflict (settled in the meantime,
    or the course takes nobody in).
    """
    application = _locked(actor, application)
    if application.state != ApplicationState.PENDING:
        raise outcomes.already_decided()
    if application.course.state != State.PUBLISHED:
        raise outcomes.takes_nobody_in()
    application.answer = _checked(answer)
    application.save(update_fields=["answer"])
    settled_by(application, actor=actor)
    outcome = seat_or_wait(
        application.learner, application.course, application=application, at=now()
    )
    record(actor=actor, action="application.approved", target=application)
    publish(ApplicationDecided(application.pk))
    return outcome


@transaction.atomic
def decline_application(*, actor: User, application: Application, answer: str = "") -> Application:
    """Say no to a request, or take somebody off the waiting list.

    Raises NotFound, NotAllowed, InvalidInput (answer too long), Conflict (settled in the meantime).
    """
    application = _locked(actor, application)
    if application.state not in UNDECIDED:
        raise outcomes.already_decided()
    application.answer = _checked(answer)
    application.state = ApplicationState.DECLINED
    application.save(update_fields=["answer", "state"])
    settled_by(application, actor=actor)
    record(actor=actor, action="application.declined", target=application)
    publish(ApplicationDecided(application.pk))
    return application


def _locked(actor: User, application: Application) -> Application:
    """The application as it is now, its course locked, for somebody who may decide on it."""
    if not may_see_application(actor, application):
        raise absent_course()
    require(may_decide_application, actor, application)
    course = lock(Course, application.course_id)
    fresh = Application.objects.select_related("learner").get(pk=application.pk)
    fresh.course = course
    return fresh


def _checked(answer: str) -> str:
    answer = answer.strip()
    if len(answer) > LONGEST_ANSWER:
        refusal = outcomes.bad_reason(longest=LONGEST_ANSWER, is_empty=False)
        raise InvalidInput(refusal.message, code="bad_answer", fields={"answer": refusal.message})
    return answer
