"""`manage.py h5p_libraries`: list, approve, block and add libraries without a browser."""

from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from courses.h5p.models import Approval, Library
from courses.h5p.restocking import restock
from courses.h5p.selectors import rivals_of
from courses.h5p.services import add_package_of_libraries, decide_libraries
from lms.kernel.errors import InvalidInput

ACTIONS = {"approve": Approval.APPROVED, "block": Approval.BLOCKED}


class Command(BaseCommand):
    """The same services as the page „H5P-Bibliotheken“."""

    help = "List H5P libraries, approve or block them by hash or name, or add those of a package."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One action, and what it is about."""
        actions = parser.add_subparsers(dest="action", required=True)
        listed = actions.add_parser("list", help="all libraries with state, hash and origin")
        listed.add_argument("--approval", choices=Approval.values, help="only those")
        for action in ACTIONS:
            deciding = actions.add_parser(action, help=f"{action} libraries")
            deciding.add_argument(
                "libraries",
                nargs="+",
                help="beginnings of hashes, names such as H5P.Blanks-1.14, or packages such as quiz.h5p",
            )
        actions.add_parser("restock", help="lay out contents whose files are missing on the shelf")
        adding = actions.add_parser("add", help="add the libraries of a package")
        adding.add_argument("package", type=Path)

    def handle(self, *arguments: Any, **options: Any) -> None:
        """Do it and say what was done."""
        action = options["action"]
        if action == "list":
            self._list(options["approval"])
        elif action == "restock":
            self.stdout.write(restock() or "Nothing was missing.")
        elif action == "add":
            self._add(options["package"])
        else:
            rows = [row for word in options["libraries"] for row in self._meant(word)]
            changed = decide_libraries(actor=None, libraries=rows, approval=ACTIONS[action])
            self._say(changed)

    def _list(self, approval: str | None) -> None:
        rows = (
            Library.objects.all() if approval is None else Library.objects.filter(approval=approval)
        )
        self._say(rows)

    def _say(self, rows: Iterable[Library]) -> None:
        for row in rows:
            self.stdout.write(f"{row.approval:<9} {row.content_hash[:12]}  {row}  {row.origin}")
            for rival in rivals_of(row):
                self.stderr.write(
                    f"          {row} is here a second time with other contents: {rival.content_hash[:12]}"
                )

    def _meant(self, word: str) -> list[Library]:
        named = [row for row in Library.objects.all() if row.name.folder == word]
        brought = list(Library.objects.filter(origin=word, approval=Approval.WAITING))
        hashed = Library.objects.filter(content_hash__startswith=word.lower())
        found = named or brought or list(hashed)
        if not found:
            raise CommandError(f"There is no library “{word}”. `h5p_libraries list` shows all.")
        return found

    def _add(self, package: Path) -> None:
        if not package.is_file():
            raise CommandError(f"There is no file {package}.")
        try:
            rows = add_package_of_libraries(actor=None, location=package, name=package.name)
        except InvalidInput as error:
            raise CommandError(f"{error.message} {error.fields.get('package', '')}") from error
        self._say(rows)
