"""What each kind of database can do."""

import abc
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from django.core.management import call_command

from lms.backup.manifest import DatabaseFacts

PATHS_OF_FILES = (
    "SELECT path FROM files_storedfile UNION SELECT path FROM files_imagevariant ORDER BY path"
)
"""Asked of the copy, so that files and rows are of one moment."""


@dataclass(frozen=True)
class Dump:
    """A copy of the database at one moment, and the files that its rows name."""

    file: Path
    facts: DatabaseFacts
    paths: tuple[str, ...]


class Database(abc.ABC):
    """Copies, examines, puts back. `load` is followed by either `keep` or `undo`."""

    vendor: ClassVar[str]
    name: ClassVar[str]
    member: ClassVar[str]

    @abc.abstractmethod
    def size_bytes(self) -> int:
        """How large the database is now."""

    @abc.abstractmethod
    def dump(self, folder: Path) -> Dump:
        """Copy the database into a file in `folder` while others write; raises BackupProblem."""

    @abc.abstractmethod
    def examine(self, file: Path, facts: DatabaseFacts) -> None:
        """Raise ArchiveProblem unless the copy in `file` is whole. May use the file's folder."""

    @abc.abstractmethod
    def require_to_be_alone(self) -> None:
        """Raise BackupProblem while another process uses the database."""

    @abc.abstractmethod
    def load(self, file: Path, facts: DatabaseFacts) -> None:
        """Put the copy in `file` in place and bring its tables to what the code expects."""

    @abc.abstractmethod
    def keep(self) -> None:
        """Let what was loaded be the installation's database."""

    @abc.abstractmethod
    def undo(self) -> None:
        """Leave no trace of what was loaded."""


def bring_up_to_date() -> None:
    """The migrations that are newer than the backup."""
    call_command("migrate", interactive=False, verbosity=0)
