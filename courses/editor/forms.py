"""The form of a unit's kind, filled from a draft; and what came back from it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django import forms
from django.forms import BoundField
from django.http import QueryDict

from courses.activities.form_fields import MarkdownField, offer_files
from courses.activities.registry import kind_of
from courses.editor.merging import Pick
from courses.editor.selectors import OfferedFile
from courses.editor.versions import Content
from courses.outline.models import Unit

BODY = "body"
PIECE = "teil-"
FIELD = "feld-"
LONGEST_TOKEN = 60


@dataclass(frozen=True)
class Sent:
    """What a page sent: what was written, the state it began from, and which page it was."""

    content: Content
    base: str
    writer: str


def form_of(unit: Unit, content: Content, *, files: list[OfferedFile]) -> forms.Form:
    """The form in which `content` is edited."""
    form = kind_of(unit.kind).form_class(initial={**content.fields, BODY: content.text})
    offer_files(form, {file.path: file.media_type for file in files})
    return form


def body_of(form: forms.Form) -> BoundField:
    """The field of the text."""
    return form[BODY]


def is_markdown(form: forms.Form) -> bool:
    """Whether the text is Markdown, so that tools for it make sense."""
    return isinstance(form.fields[BODY], MarkdownField)


def other_fields(form: forms.Form) -> list[BoundField]:
    """The kind's own fields, in its order."""
    return [form[name] for name in form.fields if name != BODY]


def field_labels(unit: Unit) -> dict[str, str]:
    """What the kind calls its own fields."""
    fields = kind_of(unit.kind).form_class().fields
    return {name: str(field.label or name) for name, field in fields.items()}


def sent_by(unit: Unit, data: QueryDict) -> Sent:
    """What the form of `unit` brought, nothing of it refused."""
    names = kind_of(unit.kind).own_fields.model_fields
    fields = {name: data.get(name, "") for name in names}
    return Sent(
        Content(data.get(BODY, ""), fields),
        base=data.get("stand", "")[:LONGEST_TOKEN],
        writer=data.get("seite", "")[:40],
    )


def picks_in(data: Mapping[str, str], *, prefix: str) -> dict[str, Pick]:
    """Which version was picked, by what follows `prefix` in the fields' names."""
    possible = set(Pick)
    return {
        name.removeprefix(prefix): Pick(value)
        for name, value in data.items()
        if name.startswith(prefix) and value in possible
    }
