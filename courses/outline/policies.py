"""Who may know of a course, and who may change it."""

from django.db.models import Q

from courses.outline.models import Course, CourseInvitation, CourseTeamMember
from courses.outline.vocabulary import State, TeamRole, Visibility
from lms.accounts.actors import Actor, person_behind
from lms.accounts.models import User
from lms.schools.models import CentreRoleName
from lms.schools.selectors import has_centre_role, holds_centre_role, school_ids_for_filter

NOTHING = Q(pk__in=[])
EVERYTHING = ~NOTHING


def _run_by(person: User) -> Q:
    """Everything for those who run the centre, else nothing."""
    if person.is_superuser:
        return EVERYTHING
    return holds_centre_role(person, CentreRoleName.STAFF, CentreRoleName.ADMINISTRATOR)


def course_visible_to(actor: Actor) -> Q:
    """Courses that `actor` may know of."""
    published = Q(state=State.PUBLISHED)
    person = person_behind(actor)
    if person is None:
        return published & Q(visibility=Visibility.PUBLIC)
    invited = CourseInvitation.objects.filter(person=person).values("course")
    reach = (
        Q(visibility__in=[Visibility.PUBLIC, Visibility.SIGNED_IN])
        | Q(visibility=Visibility.SCHOOL, school__in=school_ids_for_filter(person))
        | Q(visibility=Visibility.INVITED, pk__in=invited)
    )
    return (published & reach) | course_trained_by(actor)


def may_see_course(actor: Actor, course: Course) -> bool:
    """Whether `course` is among those visible to `actor`."""
    return Course.objects.filter(course_visible_to(actor), pk=course.pk).exists()


def course_trained_by(actor: Actor) -> Q:
    """Courses whose team `actor` belongs to; for those who run the centre, all."""
    person = person_behind(actor)
    if person is None:
        return NOTHING
    team = CourseTeamMember.objects.filter(person=person)
    return _run_by(person) | Q(pk__in=team.values("course"))


def may_train_course(actor: Actor, course: Course) -> bool:
    """Whether `actor` sees a course as its team does: units without enrolling, drafts too."""
    return Course.objects.filter(course_trained_by(actor), pk=course.pk).exists()


def course_editable_by(actor: Actor) -> Q:
    """Courses that `actor` answers for; for those who run the centre, all."""
    person = person_behind(actor)
    if person is None:
        return NOTHING
    owned = CourseTeamMember.objects.filter(person=person, role=TeamRole.OWNER)
    return _run_by(person) | Q(pk__in=owned.values("course"))


def may_edit_course(actor: Actor, course: Course) -> bool:
    """Whether `actor` may change `course`."""
    return Course.objects.filter(course_editable_by(actor), pk=course.pk).exists()


def may_create_courses(actor: Actor) -> bool:
    """Whether `actor` may bring a new course: trainers and those who run the centre."""
    person = person_behind(actor)
    if person is None:
        return False
    return person.is_superuser or has_centre_role(
        person, CentreRoleName.TRAINER, CentreRoleName.STAFF, CentreRoleName.ADMINISTRATOR
    )
