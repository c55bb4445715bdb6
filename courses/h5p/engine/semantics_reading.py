"""Reading `semantics.json` into the model of `semantics`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from courses.h5p.engine.findings import Reason, refused
from courses.h5p.engine.semantics import (
    BooleanField,
    Condition,
    Field,
    FileField,
    GroupField,
    LibraryField,
    ListField,
    NumberField,
    SelectField,
    Semantics,
    TextField,
    UnknownField,
)
from courses.h5p.engine.versions import parse_library_name

DEEPEST = 64
FILE_KINDS = frozenset({"image", "video", "audio", "file"})


def read_semantics(value: Any, *, member: str) -> Semantics:
    """The model of the parsed `semantics.json` found at `member`. Raises PackageRefused."""
    return _Reader(member).fields(value, path="")


@dataclass(frozen=True)
class _Reader:
    """Builds fields, knowing which file to name when something is wrong."""

    member: str

    def fields(self, value: Any, *, path: str) -> tuple[Field, ...]:
        """A list of field definitions."""
        if not isinstance(value, list) or path.count("/") > DEEPEST:
            raise self._wrong(path)
        return tuple(self.field(entry, path=f"{path}/{i}") for i, entry in enumerate(value))

    def field(self, entry: Any, *, path: str) -> Field:
        """One field definition."""
        if not isinstance(entry, dict) or not isinstance(entry.get("type"), str):
            raise self._wrong(path)
        build = _BUILDERS.get(entry["type"])
        if build is not None:
            return build(self, entry, path)
        if entry["type"] in FILE_KINDS:
            return FileField(**_common(entry), kind=entry["type"])
        return UnknownField(**_common(entry), kind=entry["type"])

    def text(self, entry: Mapping[str, Any], _path: str) -> Field:
        """A text, HTML or plain."""
        is_html = entry.get("widget") == "html" or isinstance(entry.get("tags"), list)
        regexp = entry.get("regexp")
        return TextField(
            **_common(entry),
            tags=_tags(entry.get("tags")) if is_html else None,
            most_characters=_whole(entry.get("maxLength")),
            pattern=str(regexp.get("pattern", "")) if isinstance(regexp, dict) else "",
            styles=_font_styles(entry.get("font")),
        )

    def number(self, entry: Mapping[str, Any], _path: str) -> Field:
        """A number."""
        return NumberField(
            **_common(entry),
            least=_number(entry.get("min")),
            most=_number(entry.get("max")),
            step=_number(entry.get("step")),
            decimals=_whole(entry.get("decimals")),
        )

    def boolean(self, entry: Mapping[str, Any], _path: str) -> Field:
        """A truth value."""
        return BooleanField(**_common(entry))

    def select(self, entry: Mapping[str, Any], path: str) -> Field:
        """A choice."""
        options = entry.get("options")
        if not isinstance(options, list):
            raise self._wrong(path)
        return SelectField(
            **_common(entry),
            options=tuple(_option(option) for option in options),
            is_multiple=entry.get("multiple") is True,
        )

    def library(self, entry: Mapping[str, Any], path: str) -> Field:
        """A content inside."""
        options = entry.get("options", [])
        if not isinstance(options, list):
            raise self._wrong(path)
        names = [parse_library_name(_library_text(option)) for option in options]
        return LibraryField(**_common(entry), options=tuple(name for name in names if name))

    def group(self, entry: Mapping[str, Any], path: str) -> Field:
        """Fields together."""
        return GroupField(
            **_common(entry),
            fields=self.fields(entry.get("fields"), path=path),
            is_sub_content=entry.get("isSubContent") is True,
        )

    def list(self, entry: Mapping[str, Any], path: str) -> Field:
        """Many of one field."""
        return ListField(
            **_common(entry),
            item=self.field(entry.get("field"), path=f"{path}/field"),
            least=_whole(entry.get("min")) or 0,
            most=_whole(entry.get("max")),
            entity=str(entry.get("entity", "item")),
        )

    def _wrong(self, path: str) -> Exception:
        return refused(Reason.BAD_SEMANTICS, self.member, path=path or "/")


_BUILDERS = {
    "text": _Reader.text,
    "number": _Reader.number,
    "boolean": _Reader.boolean,
    "select": _Reader.select,
    "library": _Reader.library,
    "group": _Reader.group,
    "list": _Reader.list,
}


def _common(entry: Mapping[str, Any]) -> dict[str, Any]:
    show = entry.get("showWhen")
    rules = show.get("rules", []) if isinstance(show, dict) else []
    return {
        "name": str(entry.get("name", "")),
        "label": str(entry.get("label", "")),
        "description": str(entry.get("description", "")),
        "importance": str(entry.get("importance", "medium")),
        "is_optional": entry.get("optional") is True,
        "is_common": entry.get("common") is True,
        "default": entry.get("default"),
        "widget": str(entry.get("widget", "")),
        "shown_when": tuple(_condition(rule) for rule in rules if isinstance(rule, dict)),
        "all_conditions": isinstance(show, dict) and show.get("type") == "and",
    }


def _condition(rule: Mapping[str, Any]) -> Condition:
    equals = rule.get("equals")
    values = tuple(equals) if isinstance(equals, list) else (equals,)
    return Condition(str(rule.get("field", "")), values)


def _tags(value: Any) -> frozenset[str]:
    words: Sequence[Any] = value if isinstance(value, list) else ()
    return frozenset(word.casefold() for word in words if isinstance(word, str))


def _font_styles(value: Any) -> frozenset[str]:
    """Which properties of `style` a text may carry: those of its font menu that are switched on."""
    names = {
        "size": "font-size",
        "family": "font-family",
        "color": "color",
        "background": "background-color",
        "height": "line-height",
        "spacing": "letter-spacing",
    }
    switched = value if isinstance(value, dict) else {}
    return frozenset(property_ for name, property_ in names.items() if switched.get(name))


def _option(value: Any) -> tuple[str, str]:
    if isinstance(value, dict):
        chosen = str(value.get("value", ""))
        return chosen, str(value.get("label", chosen))
    return str(value), str(value)


def _library_text(option: Any) -> Any:
    return option.get("name") if isinstance(option, dict) else option


def _number(value: Any) -> float | None:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number else None


def _whole(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None
