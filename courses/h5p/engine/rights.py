"""Who made a content or a picture in it, and what others may do with it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

LICENCE_NAMES: Mapping[str, tuple[str, str]] = {
    "CC BY": ("CC BY", "https://creativecommons.org/licenses/by/{version}/"),
    "CC BY-SA": ("CC BY-SA", "https://creativecommons.org/licenses/by-sa/{version}/"),
    "CC BY-ND": ("CC BY-ND", "https://creativecommons.org/licenses/by-nd/{version}/"),
    "CC BY-NC": ("CC BY-NC", "https://creativecommons.org/licenses/by-nc/{version}/"),
    "CC BY-NC-SA": ("CC BY-NC-SA", "https://creativecommons.org/licenses/by-nc-sa/{version}/"),
    "CC BY-NC-ND": ("CC BY-NC-ND", "https://creativecommons.org/licenses/by-nc-nd/{version}/"),
    "CC0 1.0": ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "CC PDM": ("Public Domain Mark", "https://creativecommons.org/publicdomain/mark/1.0/"),
    "GNU GPL": ("GNU GPL", "https://www.gnu.org/licenses/gpl-3.0.html"),
    "PD": ("Public domain", ""),
    "ODC PDDL": ("ODC PDDL", "https://opendatacommons.org/licenses/pddl/1-0/"),
    "C": ("©", ""),
}
"""The licence codes of H5P's metadata form, with a name to show and an address to read."""

_UNDISCLOSED = frozenset({"", "U"})
LONGEST = 1_000
NEWEST_CC = "4.0"


@dataclass(frozen=True)
class Rights:
    """`licence` is H5P's code ("CC BY-SA", "U" for undisclosed); empty strings where nothing was said."""

    title: str = ""
    licence: str = ""
    version: str = ""
    authors: tuple[str, ...] = ()
    source: str = ""
    year: str = ""

    @property
    def says_anything(self) -> bool:
        """Whether there is more to tell than a title."""
        return bool(self.authors or self.source or self.licence not in _UNDISCLOSED)

    @property
    def licence_name(self) -> str:
        """The licence for people: "CC BY-SA 4.0"; "" when undisclosed."""
        if self.licence in _UNDISCLOSED:
            return ""
        name, _address = LICENCE_NAMES.get(self.licence, (self.licence, ""))
        return f"{name} {self.version}".strip() if name.startswith("CC BY") else name

    @property
    def licence_address(self) -> str:
        """Where the licence can be read; "" when there is no such place."""
        _name, address = LICENCE_NAMES.get(self.licence, ("", ""))
        return address.format(version=self.version or NEWEST_CC)


def rights_of(values: Mapping[str, Any]) -> Rights:
    """The rights in `h5p.json`, or in the "metadata" of a content inside another."""
    first, last = _text(values, "yearFrom"), _text(values, "yearTo")
    return Rights(
        title=_text(values, "title"),
        licence=_text(values, "license"),
        version=_text(values, "licenseVersion"),
        authors=tuple(_authors(values.get("authors"))) or _single(_text(values, "author")),
        source=_text(values, "source"),
        year="–".join(dict.fromkeys(year for year in (first, last) if year)),
    )


def media_rights_of(values: Mapping[str, Any]) -> Rights:
    """The rights in the older "copyright" object of a picture, film or sound."""
    return Rights(
        title=_text(values, "title"),
        licence=_text(values, "license"),
        version=_text(values, "version"),
        authors=_single(_text(values, "author")),
        source=_text(values, "source"),
        year=_text(values, "year"),
    )


def rights_within(content: Any) -> list[Rights]:
    """All rights told in a content, outermost first, each once."""
    return list(dict.fromkeys(rights for rights in _told(content) if rights.says_anything))


def _told(content: Any) -> Iterator[Rights]:
    waiting = [content]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            yield from _told_here(value)
            waiting.extend(
                reversed([v for k, v in value.items() if k not in ("metadata", "copyright")])
            )
        elif isinstance(value, list):
            waiting.extend(reversed(value))


def _told_here(value: Mapping[str, Any]) -> Iterator[Rights]:
    if isinstance(metadata := value.get("metadata"), dict):
        yield rights_of(metadata)
    if isinstance(copyright_of_file := value.get("copyright"), dict):
        yield media_rights_of(copyright_of_file)


def _text(values: Mapping[str, Any], name: str) -> str:
    value = values.get(name)
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    return value.strip()[:LONGEST] if isinstance(value, str) else ""


def _authors(value: Any) -> Iterator[str]:
    for author in value if isinstance(value, list) else []:
        if isinstance(author, dict) and (name := _text(author, "name")):
            yield name


def _single(name: str) -> tuple[str, ...]:
    return (name,) if name else ()
