"""Nothing in use is lost; nothing unused stays for ever; a killed process breaks nothing."""

import datetime
import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.core.management import call_command

from courses.outline.models import CourseFile
from lms.files import disk, selectors, services, tasks
from lms.files.models import StoredFile
from lms.kernel.clock import now
from tests.factories.outline import CourseFactory
from tests.lms.files.samples import picture, stored

TWO_DAYS = datetime.timedelta(days=2)


def age(media: Path) -> None:
    """Make everything two days old."""
    StoredFile.objects.update(stored_at=now() - TWO_DAYS)
    then = time.time() - TWO_DAYS.total_seconds()
    for path in media.rglob("*"):
        os.utime(path, (then, then))


def files_in(media: Path) -> list[str]:
    return [path.name for path in media.rglob("*") if path.is_file() and path.name[0] != "."]


@pytest.mark.django_db
def test_old_files_nobody_refers_to_go_with_their_smaller_sizes(media: Path) -> None:
    row = stored(picture("PNG", (1000, 10)), "a.png")
    tasks.make_image_sizes(row.pk)
    age(media)
    assert services.clean_files() == services.Cleaned(rows=1, files=3)
    assert files_in(media) == []


@pytest.mark.django_db
def test_what_a_course_refers_to_stays(media: Path) -> None:
    row = stored(picture("PNG", (1000, 10)), "a.png")
    tasks.make_image_sizes(row.pk)
    reference = CourseFile.objects.create(course=CourseFactory(), path="a.png", stored_file=row)
    age(media)
    assert services.clean_files() == services.Cleaned(rows=0, files=0)
    assert len(files_in(media)) == 3
    reference.delete()
    assert services.clean_files() == services.Cleaned(rows=1, files=3)


@pytest.mark.django_db
def test_young_files_stay_because_somebody_may_be_about_to_refer_to_them(media: Path) -> None:
    stored(b"Text", "a.txt")
    assert services.clean_files() == services.Cleaned(rows=0, files=0)
    age(media)
    stored(b"Text", "a.txt")
    assert services.clean_files() == services.Cleaned(rows=0, files=0)
    assert len(files_in(media)) == 1


@pytest.mark.django_db
def test_content_stored_again_between_looking_and_deleting_survives(
    media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored(b"Text", "a.txt")
    age(media)
    delete = services._delete_orphan

    def meanwhile_somebody_uploads(pk: int, *, limit: datetime.datetime) -> int:
        stored(b"Text", "a.txt")
        return delete(pk, limit=limit)

    monkeypatch.setattr(services, "_delete_orphan", meanwhile_somebody_uploads)
    assert services.clean_files() == services.Cleaned(rows=0, files=0)
    assert len(files_in(media)) == 1


@pytest.mark.django_db
def test_bytes_placed_again_after_their_row_was_deleted_survive(
    media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored(b"Text", "a.txt")
    age(media)
    paths_in_use = selectors.paths_in_use

    def meanwhile_somebody_uploads(folder: str) -> set[str]:
        found = paths_in_use(folder)
        if folder != "incoming":
            stored(b"Text", "a.txt")
        return found

    monkeypatch.setattr(selectors, "paths_in_use", meanwhile_somebody_uploads)
    assert services.clean_files() == services.Cleaned(rows=1, files=0)
    row = StoredFile.objects.get()
    assert disk.full_path(row.path).read_bytes() == b"Text"


@pytest.mark.django_db
def test_the_command_says_how_much_it_deleted(media: Path) -> None:
    stored(b"Text", "a.txt")
    age(media)
    out = io.StringIO()
    call_command("clean_files", stdout=out)
    assert "1" in out.getvalue()
    assert not StoredFile.objects.exists()


@pytest.mark.django_db
def test_cleaning_before_anything_was_stored_does_nothing() -> None:
    assert services.clean_files() == services.Cleaned(rows=0, files=0)


@pytest.mark.django_db(transaction=True)
def test_dying_between_bytes_and_commit_leaves_no_row_without_bytes(
    media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(event: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(services, "publish", die)
        with pytest.raises(KeyboardInterrupt):
            stored(b"Text", "a.txt")
    assert not StoredFile.objects.exists()
    assert len(files_in(media)) == 1
    row = stored(b"Text", "a.txt")
    assert disk.full_path(row.path).read_bytes() == b"Text"


CHILD = """
import io, sys, time
from pathlib import Path
from django.conf import settings
settings.configure(MEDIA_ROOT=sys.argv[1])
from lms.files import disk

class Slow(io.RawIOBase):
    def read(self, size=-1):
        print("reading", flush=True)
        time.sleep(0 if not getattr(self, "again", False) else 60)
        self.again = True
        return b"half"

with disk.spooled(Slow(), max_bytes=100) as upload:
    pass
"""


def test_a_process_killed_while_writing_leaves_nothing_in_the_file_s_place(media: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", CHILD, str(media)], stdout=subprocess.PIPE, cwd=Path.cwd()
    ) as child:
        assert child.stdout
        child.stdout.readline()
        child.stdout.readline()
        child.send_signal(signal.SIGKILL)
    assert [path.parent.name for path in media.rglob("*") if path.is_file()] == ["incoming"]
    (left,) = disk.names_in("incoming")
    assert not disk.remove_if_older(left, than_timestamp=time.time() - 60)
    assert disk.remove_if_older(left, than_timestamp=time.time() + 60)
