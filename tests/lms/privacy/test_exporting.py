"""Taking one's data along: ordered, put together by a job, loaded by its owner alone, gone after a week."""

import datetime
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.urls import reverse
from django_q.models import OrmQ

from lms.accounts.models import User
from lms.kernel.clock import now
from lms.kernel.models import AuditEntry
from lms.privacy import storage, tasks
from lms.privacy.models import DataExport
from lms.privacy.selectors.own_data import followed
from lms.privacy.services import exporting
from lms.privacy.vocabulary import ExportState
from tests.factories.accounts import UserFactory
from tests.lms.privacy.browsers import browser_of
from tests.lms.privacy.everything import ADDRESS, NAME, build_person
from tests.support.jobs import work_off_jobs

pytestmark = pytest.mark.django_db
PAGE = "/meine-daten/"
ORDER = "/meine-daten/archiv/"


def archive_of(person: User) -> zipfile.ZipFile:
    """The finished archive."""
    export = DataExport.objects.get(person=person)
    assert export.state == ExportState.READY
    return zipfile.ZipFile(storage.path_of(export))


def test_everything_about_a_person_is_in_her_archive() -> None:
    person = build_person()
    DataExport.objects.filter(person=person).delete()
    OrmQ.objects.all().delete()
    exporting.order_export(actor=person)
    work_off_jobs()

    with archive_of(person) as archive:
        assert archive.testzip() is None
        names = set(archive.namelist())
        readable = [entry for entry in followed() if entry.fields]
        for entry in readable:
            assert {f"json/{entry.key}.json", f"html/{entry.key}.html"} <= names
        data = {entry.key: json.loads(archive.read(f"json/{entry.key}.json")) for entry in readable}
        assert [key for key, part in data.items() if not part["rows"]] == []
        assert NAME in archive.read("index.html").decode()
        assert "Meine Daten" in archive.read("README.txt").decode()
        files = [name for name in names if name.startswith("files/")]
        assert any(NAME in archive.read(name).decode() for name in files)
    assert ADDRESS in [address for message in mail.outbox for address in message.to]


def test_no_word_of_others_and_no_secret_is_in_it() -> None:
    person = build_person()
    stranger = UserFactory(display_name="Ottokar Fremdling", email="ottokar@fremd.example")
    exporting.order_export(actor=stranger)
    work_off_jobs()

    with archive_of(stranger) as archive:
        whole = b"\n".join(archive.read(name) for name in archive.namelist()).decode()
    assert "Ottokar Fremdling" in whole
    assert NAME not in whole
    assert person.password not in whole
    assert stranger.password not in whole


def test_what_people_wrote_cannot_run_where_the_archive_is_opened() -> None:
    person = UserFactory(display_name="<script>alert(1)</script>")
    exporting.order_export(actor=person)
    work_off_jobs()
    with archive_of(person) as archive:
        pages = [name for name in archive.namelist() if name.endswith(".html")]
        assert not any(b"<script" in archive.read(name) for name in pages)


def test_two_orders_are_one_and_a_new_one_replaces_the_old_archive() -> None:
    person = UserFactory()
    first = exporting.order_export(actor=person)
    assert exporting.order_export(actor=person) == first
    work_off_jobs()
    path = storage.path_of(first)
    assert path.stat().st_mode & 0o777 == 0o600

    second = exporting.order_export(actor=person)
    assert second.pk != first.pk
    assert not path.exists()


def test_a_job_that_was_killed_begins_anew_and_one_that_is_done_does_nothing() -> None:
    person = UserFactory()
    export = exporting.order_export(actor=person)
    DataExport.objects.update(state=ExportState.RUNNING, percent=40)
    assert exporting.prepare_export(export.pk) is not None
    assert exporting.prepare_export(export.pk) is None
    assert exporting.prepare_export(0) is None


def test_a_failure_is_said_and_leaves_no_half_archive(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(*_args: Any, **_kwargs: Any) -> None:
        raise OSError("no room left")

    person = UserFactory()
    export = exporting.order_export(actor=person)
    monkeypatch.setattr(exporting, "write_archive", no_room)
    with pytest.raises(OSError, match="no room left"):
        tasks.prepare_export(export.pk)
    export.refresh_from_db()
    assert export.state == ExportState.FAILED
    assert list(storage.path_of(export).parent.iterdir()) == []
    assert "konnte nicht zusammengestellt werden" in browser_of(person).get(PAGE).content.decode()


def test_progress_is_shown_while_it_is_put_together() -> None:
    person = UserFactory()
    browser = browser_of(person)
    browser.post(ORDER)
    DataExport.objects.update(state=ExportState.RUNNING, percent=40, step="Anmeldungen")
    page = browser.get(PAGE).content.decode()
    assert 'value="40"' in page
    assert "Anmeldungen" in page


def test_only_its_owner_loads_it_and_only_after_showing_her_password() -> None:
    person = UserFactory()
    export = exporting.order_export(actor=person)
    work_off_jobs()
    address = f"{ORDER}{export.public_id}/"

    assert browser_of(UserFactory()).get(address).status_code == 404
    asked = browser_of(person, is_confirmed=False).get(address)
    assert asked["Location"].startswith(reverse("account_reauthenticate"))

    answer = browser_of(person).get(address)
    assert answer["Content-Disposition"].startswith("attachment")
    assert "no-store" in answer["Cache-Control"]
    content = io.BytesIO(b"".join(answer.streaming_content))  # type: ignore[attr-defined]
    assert zipfile.ZipFile(content).testzip() is None
    assert AuditEntry.objects.filter(action="data_export.downloaded").count() == 1


def test_after_a_week_it_is_gone() -> None:
    person = UserFactory()
    export = exporting.order_export(actor=person)
    work_off_jobs()
    path = storage.path_of(export)
    DataExport.objects.update(expires_at=now() - datetime.timedelta(seconds=1))
    assert browser_of(person).get(f"{ORDER}{export.public_id}/").status_code == 404

    assert exporting.remove_expired(now(), 10) == 1
    assert not path.exists()
    assert not DataExport.objects.exists()


def test_after_a_restore_no_archive_is_promised_that_is_not_there() -> None:
    here, lost = UserFactory(), UserFactory()
    for person in (here, lost):
        exporting.order_export(actor=person)
    work_off_jobs()
    storage.path_of(DataExport.objects.get(person=lost)).unlink()
    exporting.forget_lost(Path("lernhub.tar"))
    assert [export.person for export in DataExport.objects.all()] == [here]
    assert "Als ZIP zusammenstellen" in browser_of(lost).get(PAGE).content.decode()


def test_an_archive_finished_after_its_owner_left_goes_too() -> None:
    person = UserFactory()
    export = exporting.order_export(actor=person)

    def leave(*_args: Any, path: Any, **_kwargs: Any) -> None:
        path.write_bytes(b"zip")
        DataExport.objects.all().delete()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(exporting, "write_archive", leave)
        assert exporting.prepare_export(export.pk) is None
    assert not storage.path_of(export).exists()
