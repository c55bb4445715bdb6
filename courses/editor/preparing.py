"""A draft, read by its unit's kind: what it would show, and what has to be mended."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from pydantic import ValidationError

from courses.activities.contract import (
    CourseContext,
    OwnFields,
    PreparedBody,
    Presentation,
    Problem,
    UnitText,
)
from courses.activities.registry import kind_of
from courses.editor.versions import Content
from courses.outline.models import Unit
from courses.outline.vocabulary import Completion


@dataclass(frozen=True)
class Prepared:
    """What became of a draft. `body` is None where its fields could not be read at all."""

    body: PreparedBody[Any] | None
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


def prepare(unit: Unit, content: Content, *, context: CourseContext) -> Prepared:
    """Read `content` as the text of `unit`, without writing anything."""
    kind = kind_of(unit.kind)
    own, problems = _own_fields(kind.own_fields, content.fields)
    if own is None:
        return Prepared(None, tuple(problems), ())
    body = kind.prepare(
        UnitText(content.text, own), completion=Completion(unit.completion), context=context
    )
    return Prepared(body, tuple(body.problems), tuple(body.warnings))


def shown(unit: Unit, prepared: Prepared) -> Presentation | None:
    """What learners would see; None where the kind can't tell."""
    if prepared.body is None:
        return None
    return kind_of(unit.kind).preview(prepared.body, unit=unit)


def _own_fields(
    model: type[OwnFields], values: Mapping[str, str]
) -> tuple[OwnFields | None, list[Problem]]:
    """The kind's own fields, or what is wrong with them. Fields that it does not know are left out."""
    known = {name: value for name, value in values.items() if name in model.model_fields and value}
    try:
        return model.model_validate(known), []
    except ValidationError as error:
        return None, [
            Problem(
                0, _sentence(details["type"], details.get("ctx", {})), field=str(details["loc"][0])
            )
            for details in error.errors(include_url=False)
        ]


def _sentence(kind: str, values: Mapping[str, Any]) -> str:
    if kind == "string_too_long":
        return _("That is too long: %(most)d characters are possible.") % {
            "most": values["max_length"]
        }
    if kind == "one_line":
        return _("That must be a single line.")
    if kind == "missing":
        return _("Something is missing here.")
    return _("That is not possible here.")
