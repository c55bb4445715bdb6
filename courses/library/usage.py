"""Where a course's files are used. No Django here."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

_NAME_LETTER = r"[\w.\-/]"


def used_paths(text: str, *, paths: Iterable[str]) -> frozenset[str]:
    """Those of `paths` that `text` names as a whole: "a.png" is not used by "medien/a.png"."""
    composed = unicodedata.normalize("NFC", text)
    return frozenset(
        path
        for path in paths
        if re.search(rf"(?<!{_NAME_LETTER})(?:\./)?{re.escape(path)}(?!{_NAME_LETTER})", composed)
    )


def places_of(texts: Mapping[int, str], *, paths: Iterable[str]) -> dict[str, list[int]]:
    """For each path the keys of the texts that name it, in their order."""
    places: dict[str, list[int]] = {path: [] for path in paths}
    for key, text in texts.items():
        for path in used_paths(text, paths=places):
            places[path].append(key)
    return places
