"""Paths inside a package: relative, with forward slashes, staying inside."""

import re
import unicodedata
from difflib import get_close_matches

from django.utils.translation import gettext as _

from lms.files.media_types import BY_EXTENSION
from lms.files.names import extension_of

MAX_PATH_LENGTH = 200
_DRIVE = re.compile(r"^[A-Za-z]:")
_IGNORED = frozenset({"__MACOSX", "Thumbs.db", "desktop.ini"})


def normal_path(path: str) -> str:
    """`path` with composed characters (some systems write „ü“ as two) and without a leading ./"""
    return unicodedata.normalize("NFC", path).removeprefix("./")


def is_ignored(path: str) -> bool:
    """Whether the file is only there for an operating system or a version control system."""
    if objection_to(path):
        return False
    return any(part in _IGNORED or part.startswith(".") for part in path.split("/"))


def objection_to(path: str) -> str:
    """Why `path` can't be a file of a package, as a sentence; empty when it can."""
    if "\\" in path:
        return _("Write paths with / instead of \\, also on Windows: “%(path)s”.") % {"path": path}
    if path.startswith("/") or _DRIVE.match(path) or ".." in path.split("/"):
        return _("“%(path)s” leads out of the package. Name only files inside it.") % {"path": path}
    if not path or any(part in ("", ".") for part in path.split("/")):
        return _("“%(path)s” is not the path of a file.") % {"path": path}
    if any(unicodedata.category(character) in ("Cc", "Cs") for character in path):
        return _("A path contains an invisible control character.")
    if len(path) > MAX_PATH_LENGTH:
        return _("The path “%(start)s…” is longer than %(limit)d characters.") % {
            "start": path[:40],
            "limit": MAX_PATH_LENGTH,
        }
    return ""


def is_picture(path: str) -> bool:
    """Whether the file is a picture, by its name."""
    kind = BY_EXTENSION.get(extension_of(path))
    return kind is not None and kind.is_picture


def nearest(word: str, choices: list[str]) -> str:
    """A sentence that offers the choice most like `word`, or nothing."""
    folded = {choice.casefold(): choice for choice in choices}
    found = get_close_matches(word.casefold(), list(folded), n=1, cutoff=0.6)
    return " " + _("Did you mean “%(choice)s”?") % {"choice": folded[found[0]]} if found else ""
