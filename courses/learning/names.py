"""How the people of a course appear to those who look after it.

The course's team sees everybody's display name. To those who run the centre a pupil has a name only if
they teach the pupil's class: pupils are pseudonymous to everybody outside it.
"""

import hashlib

from django.db.models import BooleanField, ExpressionWrapper, Q, Value
from django.utils.translation import gettext as _

from courses.outline.models import Course, CourseTeamMember
from lms.accounts.actors import Actor, person_behind
from lms.accounts.models import User
from lms.schools.known_people import is_pupil_outside_classes_of


def name_is_hidden(actor: Actor, course: Course, *, of: str) -> "ExpressionWrapper[Q] | Value":
    """An expression: whether `actor` may not read the name of who stands at the lookup `of`."""
    person = person_behind(actor)
    if person is None:
        return Value(value=True, output_field=BooleanField())
    if CourseTeamMember.objects.filter(course=course, person=person).exists():
        return Value(value=False, output_field=BooleanField())
    return is_pupil_outside_classes_of(person, of=of)


def shown_name(person: User, course: Course, *, is_hidden: bool) -> str:
    """The display name, or „Kind 4F2A“: the same throughout one course, another one in the next."""
    if not is_hidden:
        return str(person)
    mark = hashlib.sha256(f"{course.public_id}{person.public_id}".encode()).hexdigest()[:4].upper()
    return _("Pupil %(mark)s") % {"mark": mark}
