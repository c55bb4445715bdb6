"""The centre's shelf: who decides, what is warned of, and the command."""

import io
import shutil
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from courses.h5p.models import Approval, Library
from courses.h5p.policies import libraries_visible_to, may_decide_libraries
from courses.h5p.selectors import rivals_of
from courses.h5p.services import add_package_of_libraries, decide_libraries
from courses.outline.models import Unit
from lms.kernel.errors import InvalidInput, NotAllowed
from lms.kernel.models import AuditEntry
from tests.factories.accounts import UserFactory
from tests.factories.h5p import h5p_unit
from tests.support.h5p_packages import package_files, zipped
from tests.support.personas import build_personas


def package(tmp_path: Path, **changes: object) -> Path:
    path = tmp_path / "quiz.h5p"
    path.write_bytes(zipped({**package_files(), **changes}).getvalue())
    return path


def test_only_the_centre_decides(db: None) -> None:
    h5p_unit(approved=False)
    personas = build_personas()
    for name, actor in personas.everybody().items():
        allowed = name in ("staff", "administrator")
        assert may_decide_libraries(actor) is allowed, name
        assert Library.objects.filter(libraries_visible_to(actor)).exists() is allowed, name
    with pytest.raises(NotAllowed):
        decide_libraries(
            actor=personas.trainer, libraries=Library.objects.all(), approval=Approval.APPROVED
        )


def test_a_decision_is_recorded(db: None) -> None:
    h5p_unit(approved=False)
    staff = build_personas().staff
    changed = decide_libraries(
        actor=staff, libraries=Library.objects.all(), approval=Approval.APPROVED
    )
    assert [row.approval for row in changed] == [Approval.APPROVED]
    assert AuditEntry.objects.filter(action="h5p_library.approved", actor=staff).count() == 1
    assert (
        decide_libraries(actor=staff, libraries=Library.objects.all(), approval=Approval.APPROVED)
        == []
    )


def test_the_same_version_with_other_files_never_replaces_what_runs(unit: Unit) -> None:
    before = Library.objects.get()
    other = h5p_unit(
        files={**package_files(main="H5P.TrueFalse"), "H5P.TrueFalse-1.0/greeting.js": "evil()"},
        approved=False,
    )
    rival = Library.objects.exclude(pk=before.pk).get()
    assert (before.approval, rival.approval) == (Approval.APPROVED, Approval.WAITING)
    assert list(rivals_of(rival)) == [before]
    assert list(Library.objects.filter(contents__unit=unit)) == [before]
    assert list(Library.objects.filter(contents__unit=other)) == [rival]


def test_staff_are_warned_where_they_look_and_when_they_add(client: Client, unit: Unit) -> None:
    client.force_login(build_personas().staff)
    warning = "gleiche Version, anderer Inhalt"
    assert warning not in client.get(reverse("h5p:libraries")).content.decode()
    files = {**package_files(main="H5P.TrueFalse"), "H5P.TrueFalse-1.0/greeting.js": "other()"}
    h5p_unit(files=files, approved=False)
    page = client.get(reverse("h5p:libraries"))
    assert warning in page.content.decode()
    assert [row.has_rivals for row in page.context["shelf"].rows] == [True, True]
    assert len(page.context["shelf"].doubtful) == 1
    package = SimpleUploadedFile("quiz.h5p", zipped(files).getvalue())
    added = client.post(reverse("h5p:add"), {"package": package}, follow=True)
    assert [message.level_tag for message in added.context["messages"]] == ["success", "warning"]


def test_trusted_hashes_are_approved_as_they_come(unit: Unit, settings: Settings) -> None:
    known = Library.objects.get().content_hash
    settings.LERNHUB_H5P_TRUSTED = frozenset({known})
    unit.h5p_contents.all().delete()
    Library.objects.all().delete()
    h5p_unit(approved=False)
    assert Library.objects.get().approval == Approval.APPROVED


@pytest.mark.parametrize(
    ("at_once", "expected"), [(True, Approval.APPROVED), (False, Approval.WAITING)]
)
def test_what_staff_bring_is_approved_where_the_setting_says_so(
    db: None, tmp_path: Path, settings: Settings, at_once: bool, expected: Approval
) -> None:
    settings.LERNHUB_H5P_APPROVE_STAFF = at_once
    rows = add_package_of_libraries(
        actor=build_personas().staff, location=package(tmp_path), name="quiz.h5p"
    )
    assert [row.approval for row in rows] == [expected]


def test_a_package_that_can_not_be_used_says_why(db: None, tmp_path: Path) -> None:
    path = package(tmp_path, **{"content/x.php": "1"})
    with pytest.raises(InvalidInput) as caught:
        add_package_of_libraries(actor=None, location=path, name="quiz.h5p")
    assert "content/x.php" in caught.value.fields["package"]


def test_the_page_lists_and_decides(client: Client, db: None) -> None:
    h5p_unit(approved=False)
    client.force_login(build_personas().staff)
    page = client.get(reverse("h5p:libraries")).content.decode()
    assert "H5P.TrueFalse 1.0.3" in page
    answer = client.post(reverse("h5p:decide"), {"origin": "aufgabe.h5p", "decision": "approve"})
    assert answer.status_code == 302
    assert Library.objects.get().approval == Approval.APPROVED
    library = Library.objects.get()
    client.post(reverse("h5p:decide"), {"library": str(library.public_id), "decision": "block"})
    assert Library.objects.get().approval == Approval.BLOCKED
    assert (
        library.content_hash
        in client.get(reverse("h5p:library", args=[library.public_id])).content.decode()
    )


def test_staff_add_a_package_by_form(client: Client, db: None) -> None:
    client.force_login(build_personas().staff)
    good = zipped(package_files())
    good.name = "quiz.h5p"
    assert client.post(reverse("h5p:add"), {"package": good}).status_code == 302
    bad = io.BytesIO(b"no zip")
    bad.name = "quiz.h5p"
    assert client.post(reverse("h5p:add"), {"package": bad}).status_code == 422
    assert Library.objects.count() == 1


def test_the_command_does_the_same(db: None, tmp_path: Path, settings: Settings) -> None:
    out = io.StringIO()
    call_command("h5p_libraries", "add", str(package(tmp_path)), stdout=out)
    call_command("h5p_libraries", "block", "H5P.Greeting-1.0", stdout=out)
    assert Library.objects.get().approval == Approval.BLOCKED
    call_command("h5p_libraries", "approve", Library.objects.get().content_hash[:10], stdout=out)
    assert Library.objects.get().approval == Approval.APPROVED
    call_command("h5p_libraries", "list", "--approval", "approved", stdout=out)
    assert "quiz.h5p" in out.getvalue()
    other = {"H5P.Greeting-1.0/greeting.js": "other()"}
    warned = io.StringIO()
    settings.LERNHUB_H5P_APPROVE_STAFF = False
    call_command("h5p_libraries", "add", str(package(tmp_path, **other)), stdout=out, stderr=warned)
    assert "H5P.Greeting 1.0.3 is here a second time with other contents" in warned.getvalue()
    assert sorted(Library.objects.values_list("approval", flat=True)) == ["approved", "waiting"]
    call_command("h5p_libraries", "approve", "quiz.h5p", stdout=out, stderr=warned)
    assert not Library.objects.filter(approval=Approval.WAITING).exists()
    for wrong in (["approve", "none"], ["add", "/nowhere.h5p"]):
        with pytest.raises(CommandError):
            call_command("h5p_libraries", *wrong)


def test_everybody_else_finds_no_page(client: Client, db: None) -> None:
    client.force_login(UserFactory.create())
    assert client.get(reverse("h5p:libraries")).status_code == 404


def test_a_shelf_that_was_lost_is_filled_again(unit: Unit, folders: Path) -> None:
    out = io.StringIO()
    shutil.rmtree(folders / "h5p")
    call_command("h5p_libraries", "restock", stdout=out)
    call_command("h5p_libraries", "restock", stdout=out)
    assert out.getvalue().count("Nothing was missing.") == 1
    assert list((folders / "h5p" / "contents").iterdir())
    assert list((folders / "h5p" / "libraries" / "H5P.TrueFalse-1.0").iterdir())
