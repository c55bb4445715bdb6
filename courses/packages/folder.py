"""A package in a folder."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from django.utils.translation import gettext as _

from courses.packages.limits import Limits
from courses.packages.paths import is_ignored
from courses.packages.problems import Findings
from courses.packages.source import Source, UnreadableFile, check_totals, rooted


class FolderSource(Source):
    """Files of a folder, without following links."""

    def __init__(self, folder: Path, files: dict[str, str], sizes: dict[str, int]) -> None:
        super().__init__(files, sizes)
        self._folder = folder

    def _open(self, name: str) -> IO[bytes]:
        try:
            descriptor = os.open(self._folder / name, os.O_RDONLY | os.O_NOFOLLOW)
        except OSError as error:
            message = _("The file can't be read (%(reason)s).") % {"reason": error.strerror}
            raise UnreadableFile(message) from error
        return os.fdopen(descriptor, "rb")


def folder_source(folder: Path, *, findings: Findings, limits: Limits) -> Source:
    """The package in `folder`. Raises PackageInvalid when it can't be listed safely."""
    sizes: dict[str, int] = {}
    for name, facts in _walk(folder):
        if stat.S_ISREG(facts.st_mode):
            sizes[name] = facts.st_size
        else:
            _report_odd(name, facts, findings)
        if len(sizes) > limits.entries:
            break
    check_totals(sizes, findings, limits=limits)
    findings.stop_if_any()
    files = rooted({name: name for name in sizes}, findings)
    return FolderSource(folder, files, {path: sizes[name] for path, name in files.items()})


def _walk(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Everything below `folder` but folders themselves and what systems hide in them."""
    waiting = [""]
    while waiting:
        inside = waiting.pop()
        with os.scandir(folder / inside) as entries:
            for entry in sorted(entries, key=lambda found: found.name):
                name = f"{inside}{entry.name}"
                if is_ignored(name):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{name}/")
                else:
                    yield name, entry.stat(follow_symlinks=False)


def _report_odd(name: str, facts: os.stat_result, findings: Findings) -> None:
    if stat.S_ISLNK(facts.st_mode):
        message = _("This is a link to another place. Put the file itself into the package.")
        findings.problem("symlink", message, file=name)
    else:
        findings.problem("no_file", _("This is neither a file nor a folder."), file=name)
