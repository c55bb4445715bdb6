"""Who works on a course: taken in, given roles, let go; never without somebody responsible."""

import re

import pytest
from django.core import mail

from courses.authoring import services
from courses.authoring.policies import may_add_to_team
from courses.authoring.selectors import people_to_add
from courses.outline.models import CourseTeamMember
from courses.outline.vocabulary import TeamRole
from lms.kernel.errors import Conflict, InvalidInput, NotAllowed, NotFound
from lms.kernel.models import AuditEntry
from lms.schools.models import CentreRoleName, Role
from tests.courses.authoring.conftest import Bench
from tests.factories.accounts import UserFactory
from tests.factories.schools import (
    CentreRoleFactory,
    MembershipFactory,
    SchoolClassFactory,
    SchoolFactory,
)
from tests.support.jobs import work_off_jobs

pytestmark = pytest.mark.django_db


def roles(bench: Bench) -> dict[str, str]:
    """The team as it is now."""
    rows = CourseTeamMember.objects.filter(course=bench.course)
    return dict(rows.values_list("person__username", "role"))


def test_known_adults_can_be_taken_in_and_others_look_as_if_nobody_had_the_name(
    bench: Bench,
) -> None:
    school = SchoolFactory.create()
    MembershipFactory.create(person=bench.owner, school=school)
    colleague = MembershipFactory.create(school=school).person
    stranger = MembershipFactory.create().person
    trainer = CentreRoleFactory.create(role=CentreRoleName.TRAINER).person
    form = SchoolClassFactory.create(school=school)
    pupil = MembershipFactory.create(school=None, school_class=form, role=Role.PUPIL).person
    gone = MembershipFactory.create(school=school, person=UserFactory.create(is_active=False))

    known = {
        person.username
        for person in (colleague, stranger, trainer, pupil, gone.person)
        if may_add_to_team(bench.owner, person)
    }
    assert known == {colleague.username, trainer.username}

    for name in (stranger.username, pupil.username, "niemand"):
        with pytest.raises(InvalidInput) as refused:
            services.add_team_member(
                actor=bench.owner, course=bench.course, username=name, role=TeamRole.AUTHOR
            )
        assert refused.value.code == "unknown_person"
    services.add_team_member(
        actor=bench.owner,
        course=bench.course,
        username=colleague.username.upper(),
        role=TeamRole.AUTHOR,
    )
    assert roles(bench)[colleague.username] == "author"


def test_the_centre_finds_everybody_but_pupils(bench: Bench) -> None:
    staff = CentreRoleFactory.create(role=CentreRoleName.STAFF).person
    anybody = UserFactory.create(display_name="Ayşe Öztürk")
    assert people_to_add(staff, bench.course, search="öztürk") == [anybody]
    assert people_to_add(staff, bench.course, search="ö") == [], "too short to leaf through people"
    assert people_to_add(bench.owner, bench.course, search="Öztürk") == []


def test_only_the_responsible_decide(bench: Bench) -> None:
    for person in (bench.author, bench.trainer):
        with pytest.raises(NotAllowed):
            services.change_team_role(
                actor=person, course=bench.course, person=person, role=TeamRole.OWNER
            )
        with pytest.raises(NotAllowed):
            services.hand_over_course(actor=person, course=bench.course, person=person)
    assert roles(bench) == {"owner": "owner", "author": "author", "trainer": "trainer"}


def test_a_course_is_never_without_somebody_responsible(bench: Bench) -> None:
    for act in (
        lambda: services.remove_team_member(
            actor=bench.owner, course=bench.course, person=bench.owner
        ),
        lambda: services.change_team_role(
            actor=bench.owner, course=bench.course, person=bench.owner, role=TeamRole.TRAINER
        ),
    ):
        with pytest.raises(Conflict) as refused:
            act()
        assert refused.value.code == "last_owner"


def test_handing_over_changes_both_roles_and_is_recorded_without_names(bench: Bench) -> None:
    services.hand_over_course(actor=bench.owner, course=bench.course, person=bench.author)
    assert roles(bench) == {"owner": "author", "author": "owner", "trainer": "trainer"}
    entry = AuditEntry.objects.get(action="course.handed_over")
    assert entry.details == {"person": str(bench.author.public_id)}


def test_whoever_leaves_needs_nobodys_leave(bench: Bench) -> None:
    services.remove_team_member(actor=bench.trainer, course=bench.course, person=bench.trainer)
    assert roles(bench) == {"owner": "owner", "author": "author"}
    with pytest.raises(NotFound):
        services.remove_team_member(actor=bench.trainer, course=bench.course, person=bench.trainer)


def test_the_person_reads_of_it_in_a_mail(bench: Bench) -> None:
    colleague = CentreRoleFactory.create(
        person=UserFactory.create(email="kollege@example.org", language="en")
    ).person
    services.add_team_member(
        actor=bench.owner, course=bench.course, username=colleague.username, role=TeamRole.AUTHOR
    )
    work_off_jobs()
    services.remove_team_member(actor=bench.owner, course=bench.course, person=colleague)
    work_off_jobs()
    subjects = [message.subject for message in mail.outbox]
    assert subjects == ["Your role in the team of “Werk”", "No longer in the team of “Werk”"]
    assert re.search(r"you are now: Author", str(mail.outbox[0].body))
