"""Contents go to newer libraries only when somebody asks for it, and back."""

import pytest
from django.test import Client
from django.urls import reverse

from courses.enrolment.services import enrol_learner
from courses.h5p.models import Approval, Content, Library
from courses.h5p.newer import libraries_in_use
from courses.h5p.selectors import content_begun_by, interactive_of
from courses.h5p.services import keep_state, move_back, move_to_newer_libraries
from courses.outline.models import Unit
from courses.outline.vocabulary import TeamRole
from lms.accounts.models import User
from lms.kernel.clock import now
from lms.kernel.errors import Conflict, NotFound
from lms.kernel.models import AuditEntry
from lms.kernel.public_ids import new_public_id
from tests.factories.accounts import UserFactory
from tests.factories.h5p import h5p_unit, put_package
from tests.support.h5p_packages import package_files, zipped


def newer_library(*, approved: bool = True, patch: int = 9) -> Library:
    """A higher patch of the library that `unit` plays with, come with another unit."""
    h5p_unit(
        files=package_files(main="H5P.TrueFalse", patchVersion=patch),
        approved=False,
    )
    library = Library.objects.get(machine_name="H5P.TrueFalse", patch=patch)
    library.approval = Approval.APPROVED if approved else Approval.WAITING
    library.save()
    return library


def current(unit: Unit) -> Content:
    row = interactive_of(unit)
    assert row is not None
    assert row.content is not None
    return row.content


def patches(content: Content) -> list[int]:
    return list(content.libraries.values_list("patch", flat=True))


@pytest.fixture
def author(unit: Unit) -> User:
    person: User = UserFactory.create()
    unit.course.team.create(person=person, role=TeamRole.AUTHOR)
    return person


def test_a_newer_library_is_used_on_request_and_there_is_a_way_back(
    unit: Unit, author: User
) -> None:
    before = current(unit)
    newer_library()
    assert patches(current(unit)) == [3], "nothing moves by itself"
    moved = move_to_newer_libraries(actor=author, unit=unit)
    assert current(unit) == moved
    assert patches(moved) == [9]
    assert moved.params == before.params
    assert moved.set_hash != before.set_hash
    assert move_back(actor=author, unit=unit) == current(unit) == before
    assert move_to_newer_libraries(actor=author, unit=unit) == moved, "made once"
    assert AuditEntry.objects.filter(action="h5p_content.moved", actor=author).count() == 3


def test_who_has_begun_stays(unit: Unit, author: User, learner: User) -> None:
    begun = current(unit)
    keep_state(
        actor=learner,
        unit=unit,
        sub_content_id="",
        data_type="state",
        data="{}",
        sitting=new_public_id(),
        opened_at=now(),
    )
    newer_library()
    moved = move_to_newer_libraries(actor=author, unit=unit)
    assert content_begun_by(learner, unit) == begun
    newcomer = UserFactory.create()
    enrol_learner(actor=newcomer, course=unit.course)
    assert content_begun_by(newcomer, unit) == moved


def test_publishing_the_same_package_again_moves_nothing(unit: Unit, author: User) -> None:
    newer_library()
    moved = move_to_newer_libraries(actor=author, unit=unit)
    package = zipped(package_files(main="H5P.TrueFalse", content={"greeting": "Stimmt das?"}))
    assert put_package(unit, package) == moved
    back = move_back(actor=author, unit=unit)
    package.seek(0)
    assert put_package(unit, package) == back


@pytest.mark.parametrize(
    ("approved", "patch"), [(False, 9), (True, 2)], ids=["not approved", "older"]
)
def test_only_what_is_approved_and_newer_is_offered(
    unit: Unit, author: User, approved: bool, patch: int
) -> None:
    newer_library(approved=approved, patch=patch)
    assert [each.newer for each in libraries_in_use(current(unit))] == [None]
    with pytest.raises(Conflict) as caught:
        move_to_newer_libraries(actor=author, unit=unit)
    assert caught.value.code == "nothing_newer"
    with pytest.raises(Conflict) as caught:
        move_back(actor=author, unit=unit)
    assert caught.value.code == "nothing_before"


def test_only_who_writes_the_course_moves(unit: Unit, learner: User) -> None:
    newer_library()
    trainer = UserFactory.create()
    unit.course.team.create(person=trainer, role=TeamRole.TRAINER)
    for person in (learner, trainer):
        for move in (move_to_newer_libraries, move_back):
            with pytest.raises(NotFound):
                move(actor=person, unit=unit)


def test_the_page_moves_there_and_back(client: Client, unit: Unit, author: User) -> None:
    newer_library()
    client.force_login(author)
    address = reverse("h5p_unit:libraries", args=[unit.course.slug, unit.key])
    page = client.get(address).content.decode()
    assert "1.0.9" in page
    assert 'value="back"' not in page
    page = client.post(address, {"way": "on"}, follow=True).content.decode()
    assert patches(current(unit)) == [9]
    assert 'value="on"' not in page
    client.post(address, {"way": "back"})
    assert patches(current(unit)) == [3]
    answer = client.post(address, {"way": "back"}, follow=True)
    assert [message.level_tag for message in answer.context["messages"]][-1:] == ["error"]
