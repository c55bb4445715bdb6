"""A content held against its library's semantics: what fits is kept, what can't be is left out.

As in H5P core's `H5PContentValidator`: texts are filtered, numbers brought into their bounds, choices that
don't exist removed, lists cut to their limit, files confined to the package. What no rule names is an
unknown key: dropped inside contents that scripts read, kept only at the top, where authors' tools put marks
of their own. `FilteredContent.changes` says what was done, so that nothing happens in silence.
"""

import re
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from courses.h5p.engine.field_html import clean_html, plain
from courses.h5p.engine.json_text import JsonObject
from courses.h5p.engine.semantics import (
    BooleanField,
    Field,
    FileField,
    GroupField,
    LibraryField,
    ListField,
    NumberField,
    SelectField,
    Semantics,
    TextField,
)
from courses.h5p.engine.values import LONGEST_TEXT, as_number, is_plain, plain_tree, tidy
from courses.h5p.engine.versions import LibraryName, parse_library_name

DEEPEST = 60
_MISSING: Any = object()
_UNSAFE_PATH = re.compile(r"(^|/)\.\.?(/|$)|^/|\\|^[A-Za-z][A-Za-z0-9+.-]*:|[\x00-\x1f]")
_WEB = re.compile(r"https?://[^\s<>\"']{1,2000}\Z", re.IGNORECASE)
_FILE_KEYS = (
    "path",
    "mime",
    "width",
    "height",
    "codecs",
    "bitrate",
    "quality",
    "originalImage",
    "metadata",
)

SemanticsOf = Callable[[LibraryName], "Semantics | None"]


@dataclass(frozen=True)
class Change:
    """Something left out or altered, at `path` such as "questions/2/params/text"."""

    path: str
    what: str


@dataclass(frozen=True)
class FilteredContent:
    """The content as scripts will get it, the files it names, the libraries inside it."""

    params: JsonObject
    files: frozenset[str]
    libraries: frozenset[LibraryName]
    missing: frozenset[str]
    changes: tuple[Change, ...] = ()


def filter_content(
    params: JsonObject,
    *,
    semantics: Semantics,
    semantics_of: SemanticsOf,
    files: frozenset[str],
) -> FilteredContent:
    """Hold `params` against `semantics`.

    `semantics_of` finds the fields of a library that the content uses inside; None when it is neither in the
    package nor installed (then it is among `missing`). `files` are the paths below `content/`.
    """
    work = _Filter(semantics_of, files)
    kept = work.object(params, semantics, path="", depth=0)
    known = {each.name for each in semantics}
    extras = {k: v for k, v in params.items() if k not in known and is_plain(v)}
    return FilteredContent(
        params={**extras, **kept},
        files=frozenset(work.used),
        libraries=frozenset(work.libraries),
        missing=frozenset(work.missing),
        changes=tuple(work.changes),
    )


@dataclass
class _Filter:
    """One pass over a content; collects what it finds on the way."""

    semantics_of: SemanticsOf
    files: frozenset[str]
    used: set[str] = field(default_factory=set)
    libraries: set[LibraryName] = field(default_factory=set)
    missing: set[str] = field(default_factory=set)
    changes: list[Change] = field(default_factory=list)

    def note(self, path: str, what: str) -> Any:
        """Say what was done at `path`; the value is left out."""
        self.changes.append(Change(path.strip("/"), what))
        return _MISSING

    def object(
        self, value: Mapping[str, Any], fields: Semantics, *, path: str, depth: int
    ) -> JsonObject:
        """The known keys of an object, each filtered."""
        kept: JsonObject = {}
        for each in fields:
            if each.name not in value or value[each.name] is None:
                continue
            result = self.value(value[each.name], each, path=f"{path}/{each.name}", depth=depth + 1)
            if result is not _MISSING:
                kept[each.name] = result
        return kept

    def value(self, value: Any, each: Field, *, path: str, depth: int) -> Any:
        """One value under its field's rules, or _MISSING."""
        if depth > DEEPEST:
            return self.note(path, "nested too deeply")
        for kind, method in _METHODS:
            if isinstance(each, kind):
                return method(self, value, each, path, depth)
        return value if is_plain(value) else self._unknown(value, path)

    def _unknown(self, value: Any, path: str) -> Any:
        if isinstance(value, str):
            return plain(value)
        return self.note(path, "unknown type of field")

    def text(self, value: Any, each: TextField, path: str, _depth: int) -> Any:
        """HTML with the allowed elements, or text as it is with its markup taken for text."""
        if isinstance(value, int | float) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str) or len(value) > LONGEST_TEXT:
            return self.note(path, "not a text")
        kept = plain(value) if each.tags is None else clean_html(value, field=each)
        if (
            each.most_characters is not None
            and each.tags is None
            and len(kept) > each.most_characters
        ):
            self.note(path, "shortened")
            kept = kept[: each.most_characters]
        return kept

    def number(self, value: Any, each: NumberField, path: str, _depth: int) -> Any:
        """Within its bounds."""
        number = as_number(value)
        if number is None:
            return self.note(path, "not a number")
        if each.least is not None and number < each.least:
            number = tidy(each.least)
        if each.most is not None and number > each.most:
            number = tidy(each.most)
        return round(number, each.decimals) if each.decimals is not None else number

    def boolean(self, value: Any, _each: BooleanField, path: str, _depth: int) -> Any:
        """True or false."""
        return value if isinstance(value, bool) else self.note(path, "neither true nor false")

    def select(self, value: Any, each: SelectField, path: str, _depth: int) -> Any:
        """Only what can be chosen."""
        options = {option for option, _label in each.options}
        if each.is_multiple:
            chosen = value if isinstance(value, list) else []
            return [each_value for each_value in chosen if str(each_value) in options]
        if isinstance(value, str | int | float) and str(value) in options:
            return value
        return self.note(path, "not among the options")

    def list(self, value: Any, each: ListField, path: str, depth: int) -> Any:
        """Up to the limit. Some authors' tools write lists as objects with numbers for keys."""
        if isinstance(value, dict) and all(key.isdigit() for key in value):
            value = [value[key] for key in sorted(value, key=int)]
        if not isinstance(value, list):
            return self.note(path, "not a list")
        if each.most is not None and len(value) > each.most:
            self.note(path, "cut to its limit")
            value = value[: each.most]
        kept = [
            self.value(entry, each.item, path=f"{path}/{index}", depth=depth + 1)
            for index, entry in enumerate(value)
        ]
        return [entry for entry in kept if entry is not _MISSING]

    def group(self, value: Any, each: GroupField, path: str, depth: int) -> Any:
        """An object; or, with a single field, that field's value itself."""
        if each.is_flattened and not _is_unflattened(value, each):
            only = each.fields[0]
            return self.value(value, only, path=f"{path}/{only.name}", depth=depth + 1)
        if not isinstance(value, dict):
            return self.note(path, "not a group")
        kept = self.object(value, each.fields, path=path, depth=depth)
        if each.is_flattened:
            return kept.get(each.fields[0].name, _MISSING)
        if each.is_sub_content and isinstance(value.get("subContentId"), str):
            kept["subContentId"] = _sub_content_id(value["subContentId"])
        return kept

    def library(self, value: Any, each: LibraryField, path: str, depth: int) -> Any:
        """A content inside: its library must be one that the field offers, its params are filtered."""
        name = parse_library_name(value.get("library")) if isinstance(value, dict) else None
        if name is None:
            return self.note(path, "no library chosen")
        if name.machine_name not in {option.machine_name for option in each.options}:
            return self.note(path, "this library is not offered here")
        semantics = self.semantics_of(name)
        if semantics is None:
            self.missing.add(str(name))
            return self.note(path, "library is missing")
        self.libraries.add(name)
        params = value.get("params")
        inner = params if isinstance(params, dict) else {}
        kept: JsonObject = {
            "library": str(name),
            "params": self.object(inner, semantics, path=f"{path}/params", depth=depth),
            "subContentId": _sub_content_id(value.get("subContentId")),
        }
        if isinstance(value.get("metadata"), dict):
            kept["metadata"] = plain_tree(value["metadata"])
        return kept

    def file(self, value: Any, each: FileField, path: str, _depth: int) -> Any:
        """A file of this content, or a film elsewhere by its address."""
        if each.holds_several:
            sources = value if isinstance(value, list) else []
            kept = [self._one_file(s, f"{path}/{i}") for i, s in enumerate(sources)]
            return [source for source in kept if source is not _MISSING]
        return self._one_file(value, path)

    def _one_file(self, value: Any, path: str) -> Any:
        where = value.get("path") if isinstance(value, dict) else None
        if not isinstance(where, str):
            return self.note(path, "no file")
        clean = where.removesuffix("#tmp")
        if not _WEB.match(clean):
            if _UNSAFE_PATH.search(clean):
                return self.note(path, "the path leads out of the package")
            if clean not in self.files:
                return self.note(path, "the file is not in the package")
            self.used.add(clean)
        kept = {k: plain_tree(value[k]) for k in _FILE_KEYS if k in value}
        if isinstance(value.get("copyright"), dict):
            kept["copyright"] = plain_tree(value["copyright"])
        return {**kept, "path": clean}


_METHODS: tuple[tuple[type[Field], Callable[..., Any]], ...] = (
    (TextField, _Filter.text),
    (NumberField, _Filter.number),
    (BooleanField, _Filter.boolean),
    (SelectField, _Filter.select),
    (ListField, _Filter.list),
    (GroupField, _Filter.group),
    (LibraryField, _Filter.library),
    (FileField, _Filter.file),
)


def _is_unflattened(value: Any, each: GroupField) -> bool:
    """Whether an authors' tool wrote the group with its single key after all."""
    only = each.fields[0]
    takes_objects = isinstance(only, GroupField | LibraryField | FileField)
    return isinstance(value, dict) and set(value) == {only.name} and not takes_objects


def _sub_content_id(value: Any) -> str:
    """The id that scripts report a content inside by: kept if it is one, else a new one."""
    try:
        return str(uuid.UUID(value))
    except (ValueError, TypeError, AttributeError):
        return str(uuid.uuid4())
