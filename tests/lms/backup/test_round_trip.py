"""What was saved while others wrote comes back, row by row and file by file."""

import json
import resource
import shutil
import stat
from pathlib import Path

import pytest

from lms.backup.archive_reading import opened
from tests.lms.backup.conftest import NewInstallation, contents, made_in
from tests.lms.backup.scripts import WRITE
from tests.support.installations import SERVER, Installation


def both(found: dict[str, list[str]], table: str) -> int:
    """How many rows the writer wrote into `table`."""
    return sum("both-" in row for row in found[table])


def test_everything_comes_back(
    filled: Installation, archive: Path, another: NewInstallation
) -> None:
    empty = another()
    said = empty.manage("restore", str(archive))
    assert "Restored: everything as of" in said
    before, after = contents(filled), contents(empty)
    assert after["tables"] == before["tables"]
    assert after["files"] == before["files"]
    assert len(after["files"]) == 6
    assert after["shelf"] == before["shelf"] != []
    assert "1 interaktiver Inhalt ist wieder da." in said
    assert any("Noch nicht fertig" in row for row in after["tables"]["editor_unitdraft"])
    assert after["key"] == before["key"]
    assert not list(empty.data.glob(".restoring-*"))


def test_a_backup_beside_a_writer_is_of_one_moment(
    filled: Installation, another: NewInstallation, tmp_path: Path
) -> None:
    """Rows that belong together are both in it, and every file that a row names."""
    busy = another()
    busy.migrate()
    writer = busy.start(WRITE)
    assert writer.stdout
    try:
        for _ in range(5):
            writer.stdout.readline()
        busy.manage("backup", str(tmp_path / "backups"))
        written_during = int(writer.stdout.readline())
    finally:
        writer.kill()
        writer.wait()
    empty = another()
    empty.manage("restore", str(made_in(tmp_path / "backups")))
    before, after = contents(busy), contents(empty)
    people = both(after["tables"], "accounts_user")
    assert people == both(after["tables"], "kernel_heartbeat")
    assert 5 <= people <= written_during + 1000
    assert people <= both(before["tables"], "accounts_user")
    for table, rows in after["tables"].items():
        assert set(rows) <= set(before["tables"][table]), table
    named = after["tables"]["files_storedfile"]
    assert named
    for row in named:
        assert any(name in row and name.endswith(total) for name, total in after["files"].items())


def test_an_archive_is_readable_by_its_owner_only(archive: Path) -> None:
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    assert [path.name for path in archive.parent.iterdir() if path.name != ".lock"] == [
        archive.name
    ]


def test_an_archive_says_what_it_is(archive: Path, filled: Installation) -> None:
    with opened(archive) as found:
        manifest = found.manifest
    assert manifest.database.rows["outline_course"] == 6
    assert manifest.files == 6
    assert ("accounts", "0001_initial") in manifest.database.migrations
    assert manifest.has_secret_key
    said = filled.manage("backup", "--check", str(archive))
    assert "6 files" in said


def test_the_secret_key_can_stay_at_home(filled: Installation, tmp_path: Path) -> None:
    said = filled.manage("backup", str(tmp_path), "--without-secret-key")
    assert "The secret key is not in it. It was left out." in said
    with opened(made_in(tmp_path)) as found:
        assert not found.manifest.has_secret_key


def test_a_file_that_is_missing_is_named(filled: Installation, tmp_path: Path) -> None:
    lost = next(path for path in (filled.data / "media").glob("??/*"))
    content = lost.read_bytes()
    lost.unlink()
    try:
        result = filled.run("backup", str(tmp_path))
    finally:
        lost.write_bytes(content)
    assert result.returncode == 0
    assert f"Named in the database, but not on the disk: {lost.parent.name}/{lost.name}" in (
        result.stderr
    )


def test_an_installation_with_people_is_not_restored_into(
    filled: Installation, archive: Path
) -> None:
    before = contents(filled)
    result = filled.run("restore", str(archive))
    assert result.returncode != 0
    assert "This installation is not empty: it holds people." in result.stderr
    assert contents(filled) == before


def test_a_prepared_installation_without_people_is_empty(
    filled: Installation, archive: Path, another: NewInstallation
) -> None:
    prepared = another()
    prepared.migrate()
    prepared.manage("restore", str(archive))
    assert contents(prepared)["tables"] == contents(filled)["tables"]


def test_a_running_platform_is_not_restored_into(archive: Path, another: NewInstallation) -> None:
    running = another()
    running.migrate()
    code = (
        "from django.db import connection\n"
        "connection.cursor().execute('SELECT 1')\nprint('here', flush=True)\ninput()"
    )
    process = running.start(code)
    assert process.stdout
    process.stdout.readline()
    result = running.run("restore", str(archive))
    process.kill()
    process.wait()
    assert result.returncode != 0
    assert "stop" in result.stderr


def test_sqlite_and_postgresql_are_not_mixed_up(archive: Path, another: NewInstallation) -> None:
    other = Installation(another().data, "")
    if not SERVER:
        result = other.run(
            "restore", str(archive), LERNHUB_DATABASE_URL="postgresql://x@localhost/x"
        )
    else:
        result = other.run("restore", str(archive))
    assert result.returncode != 0
    assert "LERNHUB_DATABASE_URL" in result.stderr


@pytest.mark.skipif(bool(SERVER), reason="The limit would also hit what is written by PostgreSQL.")
@pytest.mark.parametrize("room_for_the_copy", [False, True])
def test_a_full_disk_leaves_nothing_behind(
    filled: Installation, tmp_path: Path, room_for_the_copy: bool
) -> None:
    """No file may grow beyond the limit: first the copy of the database fails, then the archive."""

    size = (filled.data / "lernhub.sqlite3").stat().st_size
    most = size + 65_536 if room_for_the_copy else size // 2

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    result = filled.run("backup", str(tmp_path / "backups"), before=limit)
    assert result.returncode != 0
    assert "could not" in result.stderr
    assert "Traceback" not in result.stderr
    assert [path.name for path in (tmp_path / "backups").iterdir()] == [".lock"]


def test_a_folder_that_cannot_be_written_is_named(filled: Installation, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = filled.run("backup", str(tmp_path / "file" / "backups"))
    assert result.returncode != 0
    assert f"could not be written to {tmp_path}/file/backups: Not a directory" in result.stderr


def test_a_backup_of_newer_migrations_is_refused(
    filled: Installation, another: NewInstallation, tmp_path: Path
) -> None:
    note = "from django.db.migrations.recorder import MigrationRecorder as R\n"
    note += "from django.db import connection\nR(connection)."
    filled.python(f"{note}record_applied('accounts', '0999_from_the_future')")
    try:
        filled.manage("backup", str(tmp_path))
    finally:
        filled.python(f"{note}record_unapplied('accounts', '0999_from_the_future')")
    empty = another()
    result = empty.run("restore", str(made_in(tmp_path)))
    assert result.returncode != 0
    assert "which is newer than what is installed here" in result.stderr
    assert "Nothing was changed." in result.stderr
    assert (
        json.loads(
            empty.python(
                "import json; from django.db import connection\n"
                "print(json.dumps(connection.introspection.table_names()))"
            )
        )
        == []
    )


FORGET = """
from lms.accounts.models import User
from lms.privacy.services.erasing import erase_account
from lms.privacy.vocabulary import DeletionKind
erase_account(User.objects.get(display_name="Jörg Weiß 3"), kind=DeletionKind.OWN)
"""


def test_whoever_was_erased_since_does_not_come_back(
    archive: Path, another: NewInstallation, tmp_path: Path
) -> None:
    """Saved, erased, put back in another place: the list beside the backups tells whom to forget."""
    backups = tmp_path / "backups"
    backups.mkdir()
    copy = Path(shutil.copy(archive, backups))
    first, second = another(), another()
    first.manage("restore", str(copy))
    first.manage("shell", "--verbosity=0", "-c", FORGET, LERNHUB_BACKUP_FOLDER=str(backups))
    said = second.manage("restore", str(copy))
    assert "1 Konto, das seitdem gelöscht worden war, wurde wieder gelöscht." in said
    people = " ".join(contents(second)["tables"]["accounts_user"])
    assert "Jörg Weiß 3" not in people
    assert "Jörg Weiß 2" in people
    digests = (backups / "erased-accounts").read_text().split()
    assert digests == (second.data / "erased-accounts").read_text().split()
    assert [len(digest) for digest in digests] == [64]
