"""From YAML values to fields: every objection with its line, in words of the format."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django.utils.translation import gettext as _
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from courses.packages.paths import nearest
from courses.packages.problems import Findings
from courses.packages.schema import FORMAT, Fields
from courses.packages.yaml_values import Document, Value

SomeFields = TypeVar("SomeFields", bound=Fields)


def fields_from(
    model: type[SomeFields], document: Document, findings: Findings
) -> SomeFields | None:
    """The document's fields; None after noting every problem."""
    values = _without_blanks(document.value)
    if not isinstance(values, dict):
        message = _("Here fields are expected, each as “name: value”.")
        findings.problem("no_fields", message, file=document.file, line=document.line_of())
        return None
    try:
        return model.model_validate(values)
    except ValidationError as error:
        for details in error.errors(include_url=False):
            findings.problem(
                _code(details),
                _sentence(model, details),
                file=document.file,
                line=document.line_of(*details["loc"]),
            )
        return None


_OWN = frozenset(
    (
        "path_outside",
        "unknown_format",
        "one_line",
        "control_character",
        "no_reference",
        "no_moment",
    )
)
"""Types of error that `schema` raises itself; they are told under their own names."""


def _without_blanks(value: Value) -> Value:
    """A field left empty counts as left out."""
    if isinstance(value, dict):
        return {key: _without_blanks(part) for key, part in value.items() if part is not None}
    if isinstance(value, list):
        return [_without_blanks(part) for part in value]
    return value


def _code(details: ErrorDetails) -> str:
    codes = {"missing": "missing_field", "extra_forbidden": "unknown_field"}
    return codes.get(details["type"], details["type"] if details["type"] in _OWN else "bad_value")


def _sentence(model: type[Fields], details: ErrorDetails) -> str:
    write = _SENTENCES.get(details["type"])
    field = _field_name(details)
    if details["type"] == "extra_forbidden":
        unknown = _("There is no field “%(field)s” here.") % {"field": field}
        return unknown + nearest(field, _names_at(model, details["loc"][:-1]))
    if write is None:
        return _("The value of “%(field)s” is not possible here.") % {"field": field}
    return write(field, details["input"], details.get("ctx", {}))


def _field_name(details: ErrorDetails) -> str:
    """The innermost name; list positions say nothing beside a line number."""
    names = [part for part in details["loc"] if isinstance(part, str)]
    return names[-1] if names else ""


def _names_at(model: type[Fields], place: tuple[int | str, ...]) -> list[str]:
    """The fields known at `place`, found through the types of the fields on the way."""
    for part in place:
        if isinstance(part, str) and part in model.model_fields:
            model = _inner_model(model.model_fields[part].annotation) or model
    return list(model.model_fields)


def _inner_model(annotation: Any) -> type[Fields] | None:
    """The fields inside tuple[X, ...] or tuple[X, ...] | None."""
    for inner in getattr(annotation, "__args__", ()):
        if isinstance(inner, type) and issubclass(inner, Fields):
            return inner
        found = _inner_model(inner)
        if found:
            return found
    return None


def _missing(field: str, _value: object, _ctx: Mapping[str, Any]) -> str:
    return _("The field “%(field)s” is missing.") % {"field": field}


def _choice(field: str, value: object, ctx: Mapping[str, Any]) -> str:
    choices = [
        choice.strip("'") for choice in str(ctx["expected"]).replace(" or ", ", ").split(", ")
    ]
    message = _("“%(value)s” is not possible for “%(field)s”. Choose one of: %(choices)s.")
    values = {"value": value, "field": field, "choices": ", ".join(choices)}
    return message % values + nearest(str(value), choices)


def _number(field: str, value: object, _ctx: Mapping[str, Any]) -> str:
    message = _("“%(field)s” must be a whole number, not “%(value)s”.")
    return message % {"field": field, "value": str(value)[:40]}


def _at_least(field: str, _value: object, ctx: Mapping[str, Any]) -> str:
    return _("“%(field)s” must be at least %(limit)s.") % {"field": field, "limit": ctx["ge"]}


def _at_most(field: str, _value: object, ctx: Mapping[str, Any]) -> str:
    return _("“%(field)s” must be at most %(limit)s.") % {"field": field, "limit": ctx["le"]}


def _too_long(field: str, value: object, ctx: Mapping[str, Any]) -> str:
    message = _("“%(field)s” has %(length)d characters, allowed are %(limit)d.")
    length = len(value) if isinstance(value, str) else 0
    return message % {"field": field, "length": length, "limit": ctx["max_length"]}


def _too_short(field: str, _value: object, _ctx: Mapping[str, Any]) -> str:
    return _("“%(field)s” must not be empty.") % {"field": field}


def _pattern(field: str, value: object, _ctx: Mapping[str, Any]) -> str:
    values = {"field": field, "value": str(value)[:60]}
    if field == "language":
        return _("“%(value)s” is not a language. Write de or en, for example.") % values
    return (
        _(
            "“%(value)s” is not possible for “%(field)s”: use small letters a–z, digits and single "
            "hyphens between them."
        )
        % values
    )


def _text(field: str, _value: object, _ctx: Mapping[str, Any]) -> str:
    return _("“%(field)s” must be text, not a list or a group of fields.") % {"field": field}


def _list(field: str, _value: object, _ctx: Mapping[str, Any]) -> str:
    return _("“%(field)s” must be a list: one entry per line, each after “- ”.") % {"field": field}


def _group(field: str, _value: object, _ctx: Mapping[str, Any]) -> str:
    message = _("Each entry of “%(field)s” must have fields of its own, each as “name: value”.")
    return message % {"field": field}


def _one_line(field: str, _value: object, _ctx: Mapping[str, Any]) -> str:
    return _("“%(field)s” must be a single line.") % {"field": field}


def _control(field: str, _value: object, _ctx: Mapping[str, Any]) -> str:
    return _("“%(field)s” contains an invisible control character.") % {"field": field}


def _path(_field: str, _value: object, ctx: Mapping[str, Any]) -> str:
    return str(ctx["objection"])


def _yes_or_no(field: str, value: object, _ctx: Mapping[str, Any]) -> str:
    message = _("“%(field)s” is either true or false, not “%(value)s”.")
    return message % {"field": field, "value": str(value)[:40]}


def _day_or_moment(field: str, value: object, _ctx: Mapping[str, Any]) -> str:
    message = _(
        "“%(value)s” is not possible for “%(field)s”: write 2026-12-01 or 2026-12-01 08:00."
    )
    return message % {"field": field, "value": str(value)[:40]}


def _reference(_field: str, value: object, _ctx: Mapping[str, Any]) -> str:
    message = _(
        "“%(value)s” doesn't say which list it is from: write digcompedu:3.1 or kmk:1.2, for example."
    )
    return message % {"value": value}


def _format(_field: str, value: object, _ctx: Mapping[str, Any]) -> str:
    message = _("Format %(value)s is not known here; this installation reads format %(known)d.")
    return message % {"value": value, "known": FORMAT}


_SENTENCES: Mapping[str, Callable[[str, object, Mapping[str, Any]], str]] = {
    "missing": _missing,
    "enum": _choice,
    "int_parsing": _number,
    "int_type": _number,
    "int_parsing_size": _number,
    "greater_than_equal": _at_least,
    "less_than_equal": _at_most,
    "string_too_long": _too_long,
    "string_too_short": _too_short,
    "too_long": _too_long,
    "too_short": _too_short,
    "string_pattern_mismatch": _pattern,
    "string_type": _text,
    "tuple_type": _list,
    "model_type": _group,
    "one_line": _one_line,
    "control_character": _control,
    "path_outside": _path,
    "unknown_format": _format,
    "bool_parsing": _yes_or_no,
    "bool_type": _yes_or_no,
    "no_reference": _reference,
    "no_moment": _day_or_moment,
}
