"""Parts of pages that are drawn once: `{% remembered "ui/site_nav.html" items=navigation %}`.

Such a part shows nothing but the values it is given, and they, the template and the language are the key:
so what was drawn is never out of date, and nobody meets what was drawn for other values. It lives in the
memory of the process, the part longest unused goes first. Nothing that names a person belongs into it.
"""

from dataclasses import fields, is_dataclass
from enum import Enum
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

MOST_PARTS = 1200
"""The largest, the filters of the catalogue, take 23 kB: some 28 MB when somebody asks for nothing else."""
PLAIN = frozenset({str, int, float, bool, type(None)})
Values = tuple[tuple[str, Any], ...]


def part(template: str, values: dict[str, Any]) -> SafeString:
    """The part that `template` draws of `values`. Raises TypeError for a value that is not plain."""
    drawn = _drawn.__wrapped__ if settings.DEBUG else _drawn
    return drawn(template, get_language(), tuple(values.items()))


@lru_cache(maxsize=MOST_PARTS)
def _drawn(template: str, _language: str | None, values: Values) -> SafeString:
    for _name, value in values:
        _require_plain(value)
    return mark_safe(render_to_string(template, dict(values)))  # noqa: S308 - drawn by a template


def _require_plain(value: Any) -> None:
    """Only what is equal exactly when it looks the same: rows are not, and marked text equals unmarked."""
    if type(value) is tuple:
        inner = list(value)
    elif is_dataclass(value) and type(value).__hash__ is not None:
        inner = [getattr(value, field.name) for field in fields(value)]
    elif type(value) in PLAIN or isinstance(value, Enum):
        return
    else:
        raise TypeError(f"{value!r} can't be remembered: it is a {type(value).__name__}")
    for each in inner:
        _require_plain(each)
