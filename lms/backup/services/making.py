"""Making a backup: the database first, then the files, which never change under their names."""

import contextlib
import fcntl
import logging
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection

from lms.backup import archive_reading
from lms.backup.archive_writing import ArchiveWriter
from lms.backup.databases import database_of
from lms.backup.databases.contract import Dump
from lms.backup.manifest import MEDIA, SECRET_KEY, Manifest, Member
from lms.backup.names import name_at, no_longer_kept
from lms.backup.problems import AlreadyRunning, BackupProblem
from lms.backup.selectors import archives_in, default_folder, is_due, is_planned
from lms.files import disk
from lms.kernel.clock import now

logger = logging.getLogger(__name__)
Tell = Callable[[str], None]
_UNFINISHED = ".unfinished-"
_STEPS = 10


@dataclass(frozen=True)
class Finished:
    """A backup that was written and read again, and the older ones that gave way."""

    path: Path
    manifest: Manifest
    removed: tuple[Path, ...]


def back_up_when_due() -> None:
    """Make the planned backup unless it is there, or being made."""
    if not is_planned() or not is_due():
        return
    with contextlib.suppress(AlreadyRunning):
        finished = make_backup(default_folder())
        logger.info("Backup made: %d files.", finished.manifest.files)
        for name in finished.manifest.missing:
            logger.error("The file %s is named in the database and not on the disk.", name)


def make_backup(
    folder: Path, *, with_secret_key: bool = True, tell: Tell = lambda _: None
) -> Finished:
    """Write an archive into `folder`, read it again, give it its name, remove what is too old.

    Raises BackupProblem; then nothing is left behind. Others go on working meanwhile.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with _alone_in(folder):
            draft = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=folder))
            try:
                return _made(folder, draft, with_secret_key=with_secret_key, tell=tell)
            finally:
                shutil.rmtree(draft)
    except OSError as error:
        reason = error.strerror or str(error)
        sentence = (
            f"The backup could not be written to {folder}: {reason}. Nothing was left behind."
        )
        raise BackupProblem(sentence) from error


def check_archive(path: Path) -> Manifest:
    """Read the archive to its end and let the database's own tools look at it; raises ArchiveProblem."""
    with tempfile.TemporaryDirectory(prefix=_UNFINISHED, dir=path.parent) as folder:
        return _examine(path, Path(folder))


def _made(folder: Path, draft: Path, *, with_secret_key: bool, tell: Tell) -> Finished:
    moment = now()
    _require_room(folder)
    archive = draft / "archive.tar"
    archive.touch(mode=0o600)
    with disk.files_stay(), archive.open("wb") as file:
        tell("Copying the database …")
        dump = database_of(connection.vendor).dump(draft)
        writer = ArchiveWriter(file)
        writer.add(dump.file, name=dump.facts.member)
        dump.file.unlink()
        missing = _add_files(writer, dump, tell)
        _add_secret_key(writer, wanted=with_secret_key)
        manifest = Manifest(
            version=settings.LERNHUB_VERSION,
            made_at=moment,
            has_sample=(Path(settings.LERNHUB_DATA) / "stamps" / "sample").exists(),
            database=dump.facts,
            members=tuple(writer.members),
            missing=missing,
        )
        writer.finish(manifest)
    tell("Reading the archive again …")
    _examine(archive, draft)
    path = folder / name_at(moment)
    archive.replace(path)
    disk.flush_folder(folder)
    return Finished(path, manifest, _prune(folder))


def _add_files(writer: ArchiveWriter, dump: Dump, tell: Tell) -> tuple[str, ...]:
    """Everything below MEDIA_ROOT but uploads under way; returns what rows name and is not there."""
    names = disk.all_names()
    for number, name in enumerate(names):
        if number % max(1, len(names) // _STEPS) == 0:
            tell(f"Files: {number} of {len(names)} …")
        writer.add(disk.full_path(name), name=MEDIA + name)
    tell(f"Files: {len(names)} of {len(names)}.")
    return tuple(sorted(set(dump.paths) - set(names)))


def _add_secret_key(writer: ArchiveWriter, *, wanted: bool) -> None:
    path = Path(settings.LERNHUB_DATA) / SECRET_KEY
    if wanted and settings.LERNHUB_KEEPS_SECRET_KEY and path.exists():
        writer.add(path, name=SECRET_KEY)


def _require_room(folder: Path) -> None:
    """The archive, and the database twice more while it is copied and examined."""
    media = sum(disk.full_path(name).stat().st_size for name in disk.all_names())
    wanted = media + 3 * database_of(connection.vendor).size_bytes()
    free = shutil.disk_usage(folder).free
    if free < wanted:
        raise BackupProblem(
            f"There is not enough room in {folder}: about {_megabytes(wanted)} MB are needed,"
            f" {_megabytes(free)} MB are free. Choose another folder, or keep fewer backups."
        )


def _megabytes(count: int) -> int:
    return -(-count // 1024**2)


def _examine(archive: Path, folder: Path) -> Manifest:
    with archive_reading.opened(archive) as opened:
        facts = opened.manifest.database

        def take(member: Member, pieces: Iterator[bytes]) -> None:
            if member.name != facts.member:
                for _ in pieces:
                    pass
                return
            with (folder / member.name).open("wb") as file:
                file.writelines(pieces)

        opened.read(take)
        database_of(facts.vendor).examine(folder / facts.member, facts)
        return opened.manifest


def _prune(folder: Path) -> tuple[Path, ...]:
    old = no_longer_kept(
        archives_in(folder),
        days=settings.LERNHUB_BACKUP_KEEP_DAYS,
        weeks=settings.LERNHUB_BACKUP_KEEP_WEEKS,
    )
    for archive in old:
        archive.path.unlink()
    return tuple(archive.path for archive in old)


@contextlib.contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """One at a time; what a killed one left behind goes first."""
    with (folder / ".lock").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyRunning(f"A backup is being made in {folder} already.") from None
        for left in folder.glob(f"{_UNFINISHED}*"):
            shutil.rmtree(left)
        yield
