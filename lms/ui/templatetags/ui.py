"""Pictures, durations and form fields for templates: `{% load ui %}`.

Drawings are decoration (`aria-hidden`) unless they carry a label; colours come from the style sheet.
"""

from functools import lru_cache
from typing import Any

from django import template
from django.contrib.messages.storage.base import Message
from django.forms import BoundField, Form
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from lms.kernel.home import BuiltBlock
from lms.ui import covers, durations
from lms.ui.context import html_language
from lms.ui.forms import drawn, field_errors
from lms.ui.icons import GLYPHS, ICONS, MIRRORED
from lms.ui.pictograms import HUES, PICTOGRAMS
from lms.ui.remembered import part
from lms.ui.toasts import undo_of

register = template.Library()
MOST_DRAWINGS = 2000
"""How many covers stay in memory; a drawing depends on nothing but what it is asked for with."""


@register.simple_tag
@lru_cache
def icon(name: str) -> SafeString:
    """An icon of the interface, such as `{% icon "search" %}`."""
    css_class = "icon flip" if name in MIRRORED else "icon"
    return _svg(_known(ICONS, name), css_class=css_class, view_box="0 0 24 24")


@register.simple_tag
@lru_cache
def picto(name: str, hue: str = "mint") -> SafeString:
    """A pictogram, such as `{% picto "book" hue="sky" %}`."""
    css_class = f"picto hue-{_known({known: known for known in HUES}, hue)}"
    return _svg(_known(PICTOGRAMS, name), css_class=css_class, view_box="0 0 64 64")


@register.simple_tag
@lru_cache
def glyph(state: str) -> SafeString:
    """The mark of a state: done, here, open, begun or locked. Say the word beside it."""
    css_class = "glyph is-done" if state == "done" else "glyph"
    return _svg(_known(GLYPHS, state), css_class=css_class, view_box="0 0 22 22")


@register.simple_tag
@lru_cache(maxsize=MOST_DRAWINGS)
def cover(seed: str, kind: str = "", hue: str = "", ratio: str = "6x4") -> SafeString:
    """The drawing of `seed`, such as a course's slug; `ratio` counts columns and rows of blocks."""
    columns, rows = (int(number) for number in ratio.split("x"))
    drawing = covers.draw(str(seed), kind=kind, hue=hue, columns=columns, rows=rows)
    paths = format_html_join("", '<path class="{}" d="{}"/>', drawing.paths.items())
    return format_html(
        '<svg class="cover hue-{}" viewBox="0 0 {} {}" preserveAspectRatio="xMinYMin slice" '
        'aria-hidden="true">{}</svg>',
        drawing.hue,
        drawing.width,
        drawing.height,
        paths,
    )


@register.simple_tag
def progress_ring(percent: int, label: str = "") -> SafeString:
    """A ring that is `percent` full, from 0 to 100. Without a label it is decoration."""
    percent = max(0, min(100, int(percent)))
    access = format_html('role="img" aria-label="{}"', label) if label else 'aria-hidden="true"'
    value = (
        format_html(
            '<circle class="value" cx="20" cy="20" r="17" pathLength="100" '
            'stroke-dasharray="{} 100"/>',
            percent,
        )
        if percent
        else ""
    )
    return format_html(
        '<svg class="progress-ring" viewBox="0 0 40 40" {}>'
        '<circle class="track" cx="20" cy="20" r="17"/>{}<text x="20" y="20.5">{}</text></svg>',
        mark_safe(access),  # noqa: S308 - escaped by format_html above
        value,
        _("%(percent)d %%") % {"percent": percent},
    )


@register.simple_tag
def bar(first: int, second: int, total: int) -> SafeString:
    """A bar of `total`, filled by two parts one after the other. Decoration: say the figures beside it."""
    scale = 100 / max(total, first + second, 1)
    return format_html(
        '<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="bar__first" width="{}" height="8"/>'
        '<rect class="bar__second" x="{}" width="{}" height="8"/></svg>',
        *(f"{part * scale:.1f}" for part in (first, first, second)),
    )


@register.simple_tag
def minutes(number: int) -> str:
    """A duration in words: `{% minutes 95 %}` is "1 h 35 min"."""
    return durations.format_minutes(int(number))


@register.simple_tag
def part_language(language: str) -> SafeString | str:
    """`lang` of a part written in `language`, where the page speaks another one (WCAG 3.1.2)."""
    if not language or language == html_language():
        return ""
    return format_html(' lang="{}"', language)


@register.filter
def undo_address(message: Message) -> str:
    """Where the button "Undo" of a message leads; nothing for one that can't be undone."""
    return undo_of(message)


@register.filter
def initials(name: str) -> str:
    """Two letters for a person without a picture: "Meryem Kaya" is "MK"."""
    words = [word for word in str(name).split() if word[0].isalnum()]
    chosen = words[:1] + words[1:][-1:]
    return "".join(word[0] for word in chosen).upper()


@register.simple_tag
def remembered(template_name: str, **values: Any) -> SafeString:
    """A part that looks the same for the same values: `{% remembered "ui/nav.html" items=items %}`."""
    return part(template_name, values)


@register.inclusion_tag("ui/field.html")
def field(bound: BoundField) -> dict[str, Any]:
    """A form field with label, hint, input and error."""
    return {"field": drawn(bound)}


@register.inclusion_tag("ui/error_summary.html")
def error_summary(form: Form) -> dict[str, Any]:
    """What is still wrong, above the form; each line leads to its field."""
    return {"errors": field_errors(form), "general": form.non_field_errors()}


@register.simple_tag(takes_context=True)
def home_block(context: Context, block: BuiltBlock) -> SafeString:
    """A block of the start page, drawn with its own context."""
    shared = {name: context.get(name) for name in ("request", "csrf_token", "html_lang")}
    return mark_safe(render_to_string(block.template, {**shared, **block.context}))  # noqa: S308


def _svg(shapes: str, *, css_class: str, view_box: str) -> SafeString:
    return format_html(
        '<svg class="{}" viewBox="{}" aria-hidden="true">{}</svg>',
        css_class,
        view_box,
        mark_safe(shapes),  # noqa: S308 - our own drawings
    )


def _known(table: dict[str, str], name: str) -> str:
    if name not in table:
        raise template.TemplateSyntaxError(
            f"There is no drawing {name!r}; known: {', '.join(table)}"
        )
    return table[name]
