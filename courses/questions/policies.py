"""Who asks, who answers, who reads; each rule also as a filter."""

from django.db.models import Q

from courses.enrolment.models import Enrolment
from courses.enrolment.policies import course_known_to
from courses.learning.selectors import Visit
from courses.outline.models import Course, Unit
from courses.outline.policies import NOTHING, course_trained_by, may_train_course
from courses.outline.selectors import shown_at
from courses.outline.showing import Showing
from courses.questions.models import Question
from lms.accounts.actors import Actor, person_behind
from lms.kernel.clock import now


def units_to_ask_about(actor: Actor) -> Q:
    """Units that are open to learners, of the courses that `actor` takes part in."""
    person = person_behind(actor)
    if person is None:
        return NOTHING
    taken = Enrolment.objects.filter(learner=person, left_at__isnull=True).values("course")
    known = Course.objects.filter(course_known_to(actor), pk__in=taken)
    return shown_at(now()) & Q(course__in=known)


def may_ask_about(actor: Actor, unit: Unit) -> bool:
    """Whether `actor` may ask the team about `unit`: who takes part in its course."""
    return Unit.objects.filter(units_to_ask_about(actor), pk=unit.pk).exists()


def may_ask_while_visiting(visit: Visit) -> bool:
    """What `may_ask_about` says of who has just been let into the unit; asks the database nothing."""
    return visit.enrolled and visit.unit.showing(now=now()) is Showing.NOW


def questions_answerable_by(actor: Actor) -> Q:
    """Questions to teams that `actor` belongs to; for those who run the centre, all."""
    if person_behind(actor) is None:
        return NOTHING
    return Q(unit__course__in=Course.objects.filter(course_trained_by(actor)))


def may_answer_question(actor: Actor, question: Question) -> bool:
    """Whether `actor` may answer `question`."""
    return may_train_course(actor, question.unit.course)


def questions_visible_to(actor: Actor) -> Q:
    """One's own questions, and those one may answer. No other learner's."""
    person = person_behind(actor)
    return NOTHING if person is None else Q(asker=person) | questions_answerable_by(actor)


def may_see_question(actor: Actor, question: Question) -> bool:
    """Whether `actor` may read `question` and its answers."""
    person = person_behind(actor)
    if person is None:
        return False
    return question.asker_id == person.pk or may_answer_question(actor, question)


def questions_changeable_by(actor: Actor) -> Q:
    """One's own questions as long as nobody has answered."""
    person = person_behind(actor)
    return NOTHING if person is None else Q(asker=person, answered_at__isnull=True)


def may_change_question(actor: Actor, question: Question) -> bool:
    """Whether `actor` may change or take back `question`."""
    person = person_behind(actor)
    return person is not None and question.asker_id == person.pk and question.answered_at is None
