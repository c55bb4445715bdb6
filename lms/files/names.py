"""File names as people give them, made harmless. Pure."""

import re
import unicodedata

MAX_LENGTH = 120
_SEPARATORS = re.compile(r"[/\\]")
_AWKWARD = re.compile(r'[<>:"|?*]')
_EXTENSION = re.compile(r"\.([A-Za-z0-9]{1,8})\Z")


def extension_of(name: str) -> str:
    """What follows the last dot, in small letters and without the dot; "" where there is nothing."""
    found = _EXTENSION.search(name)
    return found[1].lower() if found else ""


def clean_name(name: str) -> str:
    """`name` without folders, control and direction characters, at most MAX_LENGTH long.

    Letters of any script, spaces and umlauts stay. Without anything left it is called "file".
    """
    last = _SEPARATORS.split(unicodedata.normalize("NFC", name))[-1]
    spaced = " ".join(last.split())
    visible = "".join(sign for sign in spaced if not unicodedata.category(sign).startswith("C"))
    tidy = " ".join(_AWKWARD.sub("-", visible).split()).strip(". ")
    extension = extension_of(tidy)
    stem = tidy[: -len(extension) - 1] if extension else tidy
    stem = stem[: MAX_LENGTH - len(extension) - 1].strip(". ") or "file"
    return f"{stem}.{extension}" if extension else stem
