"""Writing the sample, through the same services that every other door uses."""

import datetime
from collections.abc import Iterable, Iterator

from django.db import transaction

from courses.enrolment.models import Enrolment
from courses.enrolment.services import enrol_learner, leave_course
from courses.h5p.models import Approval, Library
from courses.h5p.services import decide_libraries
from courses.learning.services import mark_done, record_result, record_view
from courses.outline.models import Course, Unit
from courses.outline.selectors import current_units
from courses.outline.vocabulary import Completion
from courses.packages.services import import_course
from lms.accounts.models import User
from lms.accounts.selectors import person_by_username
from lms.accounts.services import add_person
from lms.kernel.clock import now
from lms.sample.content import (
    PASSWORD,
    SampleMembership,
    SamplePerson,
    SampleProgress,
    SampleSchool,
    course_folders,
    read_people,
    read_schools,
)
from lms.schools.models import CentreRoleName, School, SchoolClass
from lms.schools.selectors import school_by_number
from lms.schools.services import add_class, add_member, add_school, give_centre_role


@transaction.atomic
def load_sample() -> None:
    """Write schools, people, courses and progress. A second time adds only what is missing."""
    people = read_people()
    accounts = {person.username: _account(person) for person in people}
    _give_centre_roles(people, accounts)
    administrator = next(accounts[p.username] for p in people if "administrator" in p.centre_roles)
    for school in read_schools():
        _school(school, administrator)
    for person in people:
        for membership in person.memberships:
            place = _place(membership)
            add_member(
                actor=administrator,
                person=accounts[person.username],
                of=place,
                role=membership.role,
            )
    for folder in course_folders():
        import_course(actor=None, source=folder)
    decide_libraries(actor=None, libraries=Library.objects.all(), approval=Approval.APPROVED)
    for person in people:
        for progress in person.progress:
            _learn(accounts[person.username], progress)


def _account(person: SamplePerson) -> User:
    return person_by_username(person.username) or add_person(
        actor=None,
        username=person.username,
        display_name=person.display_name,
        password=PASSWORD,
        email=person.email,
        language=person.language,
        address=person.address,
        sample=True,
    )


def _give_centre_roles(people: Iterable[SamplePerson], accounts: dict[str, User]) -> None:
    for person in people:
        for role in person.centre_roles:
            give_centre_role(
                actor=None, person=accounts[person.username], role=CentreRoleName(role)
            )


def _school(wanted: SampleSchool, administrator: User) -> None:
    if school_by_number(wanted.number):
        return
    school = add_school(
        actor=administrator,
        number=wanted.number,
        name=wanted.name,
        school_type=wanted.type,
        levels=wanted.levels,
        place=wanted.place,
    )
    for school_class in wanted.classes:
        add_class(
            actor=administrator,
            school=school,
            name=school_class.name,
            grade=school_class.grade,
            school_year=school_class.school_year,
        )


def _place(membership: SampleMembership) -> School | SchoolClass:
    school = School.objects.get(number=membership.school)
    return school.classes.get(name=membership.class_name) if membership.class_name else school


# Progress -----------------------------------------------------------------------------------------


def _learn(learner: User, progress: SampleProgress) -> None:
    """Let `learner` do what the sample tells, unless they take part already."""
    course = Course.objects.get(slug=progress.course)
    if Enrolment.objects.filter(course=course, learner=learner).exists():
        return
    units = {unit.key: unit for unit in current_units(course)}
    moments = afternoons(progress.enrolled_days_ago, count=len(progress.done + progress.viewed) + 2)
    enrol_learner(actor=learner, course=course, at=next(moments))
    for key in progress.done:
        _complete(learner, units[key], at=next(moments))
    for key in progress.viewed:
        record_view(actor=learner, unit=units[key], at=next(moments))
    if progress.left:
        leave_course(actor=learner, course=course, at=next(moments))


def _complete(learner: User, unit: Unit, *, at: datetime.datetime) -> None:
    """Let `learner` open `unit` and do what completes it."""
    record_view(actor=learner, unit=unit, at=at)
    later = at + datetime.timedelta(minutes=12)
    if unit.completion == Completion.MARK:
        mark_done(actor=learner, unit=unit, at=later)
    elif unit.completion == Completion.SCORE:
        record_result(
            actor=learner, unit=unit, raw_score=1, max_score=1, source=unit.kind, at=later
        )


def afternoons(days_ago: int, *, count: int) -> Iterator[datetime.datetime]:
    """`count` moments, spread evenly from `days_ago` days ago until yesterday."""
    first = now() - datetime.timedelta(days=days_ago)
    step = datetime.timedelta(days=max(days_ago - 1, 0)) / max(count - 1, 1)
    for number in range(count):
        yield first + number * step
