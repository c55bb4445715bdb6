"""A content's words, for printing, for a search, and for who can't use the content itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

import nh3

from courses.h5p.engine.filtering import SemanticsOf
from courses.h5p.engine.semantics import (
    Field,
    FileField,
    GroupField,
    LibraryField,
    ListField,
    SelectField,
    Semantics,
    TextField,
)
from courses.h5p.engine.versions import parse_library_name

SILENT = frozenset({"behaviour", "l10n", "overallFeedback", "currency", "media"})
"""Groups that steer a content; what they say is no part of what it teaches."""

_BREAKS = ("</p>", "</li>", "<br>", "<br/>", "<br />", "</div>", "</tr>", "</h2>", "</h3>")


@dataclass(frozen=True)
class Line:
    """One text of the content and how deep it lies in it."""

    text: str
    depth: int


def lines_of(
    params: Mapping[str, Any], *, semantics: Semantics, semantics_of: SemanticsOf
) -> list[Line]:
    """The texts of a filtered content in the order of its fields, without its common interface texts."""
    return list(_of_fields(params, semantics, semantics_of, 0))


def _of_fields(
    params: Mapping[str, Any], fields: Semantics, semantics_of: SemanticsOf, depth: int
) -> Iterator[Line]:
    for field in fields:
        if field.is_common or field.name in SILENT or field.name not in params:
            continue
        yield from _of_value(params[field.name], field, semantics_of, depth)


def _of_value(value: Any, field: Field, semantics_of: SemanticsOf, depth: int) -> Iterator[Line]:
    if isinstance(field, TextField) and isinstance(value, str):
        yield from (Line(text, depth) for text in text_lines(value))
    elif isinstance(field, ListField) and isinstance(value, list):
        for entry in value:
            yield from _of_value(entry, field.item, semantics_of, depth + 1)
    elif isinstance(field, GroupField):
        yield from _of_group(value, field, semantics_of, depth)
    elif isinstance(field, LibraryField) and isinstance(value, Mapping):
        yield from _of_library(value, semantics_of, depth)
    elif isinstance(field, FileField | SelectField):
        return


def _of_group(
    value: Any, field: GroupField, semantics_of: SemanticsOf, depth: int
) -> Iterator[Line]:
    if field.is_flattened:
        yield from _of_value(value, field.fields[0], semantics_of, depth)
    elif isinstance(value, Mapping):
        yield from _of_fields(value, field.fields, semantics_of, depth)


def _of_library(value: Mapping[str, Any], semantics_of: SemanticsOf, depth: int) -> Iterator[Line]:
    name = parse_library_name(value.get("library"))
    semantics = semantics_of(name) if name else None
    if semantics is not None and isinstance(value.get("params"), Mapping):
        yield from _of_fields(value["params"], semantics, semantics_of, depth + 1)


def text_lines(html: str) -> list[str]:
    """The words of a piece of HTML, a line for each block."""
    for tag in _BREAKS:
        html = html.replace(tag, f"{tag}\n")
    words = unescape(nh3.clean(html, tags=set()))
    return [line for line in (" ".join(raw.split()) for raw in words.splitlines()) if line]
