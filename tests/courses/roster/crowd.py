"""Courses with many learners, made in a few statements."""

import datetime

from courses.enrolment.models import Enrolment
from courses.learning.models import CourseProgress, UnitProgress
from courses.outline.models import Course, Unit
from lms.accounts.models import User
from lms.kernel.clock import now
from lms.schools.models import Membership, Role, SchoolClass

ANIMALS = ("Biber", "Dachs", "Eule", "Fuchs", "Igel", "Otter", "Spatz", "Wiesel")


def fill(course: Course, *, size: int, school_class: SchoolClass | None = None) -> None:
    """`size` learners more: some who have not begun, some stuck, some done; pupils of the class."""
    units = list(Unit.objects.filter(course=course).order_by("position"))
    first = Enrolment.objects.filter(course=course).count()
    people = User.objects.bulk_create(
        _person(course, number) for number in range(first, first + size)
    )
    Enrolment.objects.bulk_create(Enrolment(course=course, learner=person) for person in people)
    begun = [person for number, person in enumerate(people) if number % 5]
    CourseProgress.objects.bulk_create(
        CourseProgress(
            learner=person,
            course=course,
            units_done=number % (len(units) + 1),
            units_total=len(units),
            last_active_at=now() - datetime.timedelta(days=number % 60, seconds=number),
            completed_at=now() if number % (len(units) + 1) == len(units) else None,
        )
        for number, person in enumerate(begun)
    )
    UnitProgress.objects.bulk_create(
        UnitProgress(
            learner=person,
            unit=unit,
            first_viewed_at=now() - datetime.timedelta(days=number % 20),
            completed_at=now() if place < number % (len(units) + 1) else None,
        )
        for number, person in enumerate(begun)
        for place, unit in enumerate(units[: number % (len(units) + 1) + 1])
    )
    if school_class:
        Membership.objects.bulk_create(
            Membership(person=person, school_class=school_class, role=Role.PUPIL)
            for person in people
        )


def _person(course: Course, number: int) -> User:
    name = f"{ANIMALS[number % len(ANIMALS)]} {number}"
    return User(
        username=f"{course.pk}-{number}",
        folded_username=f"{course.pk}-{number}",
        display_name=name,
        sort_name=name.casefold(),
    )
