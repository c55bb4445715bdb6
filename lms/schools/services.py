"""Writing schools, classes, memberships and roles."""

import re
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from lms.accounts.models import User
from lms.kernel.audit import record
from lms.kernel.errors import Conflict, InvalidInput
from lms.kernel.events import publish
from lms.kernel.locking import lock
from lms.kernel.permissions import require
from lms.schools import events
from lms.schools.models import (
    PLACES,
    SCHOOL_LEVELS,
    SCHOOL_TYPES,
    CentreRole,
    CentreRoleName,
    Membership,
    Role,
    School,
    SchoolClass,
)
from lms.schools.policies import (
    may_give_centre_roles,
    may_give_membership,
    may_manage_all_schools,
    may_manage_school,
)
from lms.vocabularies.selectors import keys_of, unknown_term

SCHOOL_YEAR = re.compile(r"(\d{4})/(\d{2})")


@transaction.atomic
def add_school(
    *,
    actor: User,
    number: str,
    name: str,
    school_type: str,
    levels: Sequence[str],
    place: str,
) -> School:
    """Let a school take part; type, levels and place are keys of their vocabularies.

    Raises NotAllowed, InvalidInput, Conflict (number is taken).
    """
    require(may_manage_all_schools, actor)
    _refuse_unknown_terms(school_type=school_type, levels=levels, place=place)
    if School.objects.filter(number=number).exists():
        raise Conflict(_("There is a school with this number already."), code="number_taken")
    school = School(
        number=number, name=name, school_type=school_type, levels=list(levels), place=place
    )
    _refuse_if_invalid(school, skip=("sort_name",))
    school.save()
    record(actor=actor, action="school.added", target=school)
    publish(events.SchoolAdded(school.pk))
    return school


@transaction.atomic
def add_class(
    *, actor: User, school: School, name: str, grade: int, school_year: str
) -> SchoolClass:
    """Add a class, such as "7b" of year 7 in "2026/27".

    Raises NotAllowed, InvalidInput, Conflict (the school has it already).
    """
    require(may_manage_school, actor, school)
    school = lock(School, school.pk)
    _refuse_impossible_class(grade=grade, school_year=school_year)
    if school.classes.filter(name=name, school_year=school_year).exists():
        raise Conflict(_("The school has this class already."), code="class_exists")
    school_class = SchoolClass(school=school, name=name, grade=grade, school_year=school_year)
    _refuse_if_invalid(school_class)
    school_class.save()
    record(actor=actor, action="class.added", target=school_class)
    publish(events.ClassAdded(school_class.pk))
    return school_class


@transaction.atomic
def add_member(*, actor: User, person: User, of: School | SchoolClass, role: str) -> Membership:
    """Make `person` a pupil, teacher or coordinator. Idempotent: a second call changes nothing.

    Raises NotAllowed, InvalidInput (a class has no coordinator).
    """
    school = of.school if isinstance(of, SchoolClass) else of
    require(may_give_membership, actor, school, role)
    lock(School, school.pk)
    if role not in Role.values or (isinstance(of, SchoolClass) and role == Role.COORDINATOR):
        raise InvalidInput(
            _("A coordinator belongs to a whole school; pupils and teachers also to a class."),
            code="unfitting_role",
        )
    place = {"school_class": of} if isinstance(of, SchoolClass) else {"school": of}
    membership, is_new = Membership.objects.get_or_create(person=person, role=role, **place)
    if is_new:
        record(actor=actor, action="member.added", target=membership, role=role)
        publish(events.MemberAdded(membership.pk))
    return membership


@transaction.atomic
def remove_member(*, actor: User, membership: Membership) -> None:
    """End a membership. Raises NotAllowed."""
    school = membership.whole_school
    require(may_give_membership, actor, school, membership.role)
    record(actor=actor, action="member.removed", target=membership, role=membership.role)
    publish(events.MemberRemoved(membership.person_id, school.pk, membership.role))
    membership.delete()


@transaction.atomic
def give_centre_role(*, actor: User | None, person: User, role: CentreRoleName) -> CentreRole:
    """Let `person` do something for the centre. Idempotent. Raises NotAllowed."""
    require(may_give_centre_roles, actor)
    person = lock(User, person.pk)
    given, is_new = CentreRole.objects.get_or_create(person=person, role=role)
    if is_new:
        record(actor=actor, action="centre_role.given", target=person, role=role)
        publish(events.CentreRoleGiven(person.pk, role))
    return given


@transaction.atomic
def take_centre_role(*, actor: User, person: User, role: CentreRoleName) -> None:
    """End what `person` does for the centre. Raises NotAllowed, Conflict (the last administrator)."""
    require(may_give_centre_roles, actor)
    # All of this role are locked, so that two administrators can't remove each other at once.
    holders = list(CentreRole.objects.select_for_update().filter(role=role))
    mine = [held for held in holders if held.person_id == person.pk]
    if not mine:
        return
    if role == CentreRoleName.ADMINISTRATOR and len(holders) == 1:
        raise Conflict(
            _("Somebody has to administer the platform: name another administrator first."),
            code="last_administrator",
        )
    mine[0].delete()
    record(actor=actor, action="centre_role.taken", target=person, role=role)
    publish(events.CentreRoleTaken(person.pk, role))


def _refuse_unknown_terms(*, school_type: str, levels: Sequence[str], place: str) -> None:
    named = (
        ("school_type", SCHOOL_TYPES, [school_type]),
        ("levels", SCHOOL_LEVELS, levels),
        ("place", PLACES, [place]),
    )
    fields = {}
    for field, vocabulary, keys in named:
        known = keys_of(vocabulary)
        sentences = [unknown_term(vocabulary, key) for key in keys if key not in known]
        if sentences:
            fields[field] = " ".join(sentences)
    if not levels:
        fields["levels"] = _("A school has at least one level of education.")
    if fields:
        raise InvalidInput(_("Some entries need a change."), code="unknown_term", fields=fields)


def _refuse_impossible_class(*, grade: int, school_year: str) -> None:
    if not 1 <= grade <= 13:
        raise InvalidInput(_("A class is of year 1 to 13."), code="impossible_grade")
    match = SCHOOL_YEAR.fullmatch(school_year)
    if not match or (int(match[1]) + 1) % 100 != int(match[2]):
        raise InvalidInput(
            _("Please write the school year like this: 2026/27"), code="impossible_school_year"
        )


def _refuse_if_invalid(thing: models.Model, *, skip: Sequence[str] = ()) -> None:
    try:
        thing.clean_fields(exclude=list(skip))
    except ValidationError as error:
        fields = {name: " ".join(texts) for name, texts in error.message_dict.items()}
        raise InvalidInput(_("Some entries need a change."), fields=fields) from error
