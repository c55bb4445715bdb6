"""Single values of a content, brought into the form that their field promises."""

import math
from typing import Any

from courses.h5p.engine.field_html import plain

LONGEST_TEXT = 1_000_000


def is_plain(value: Any) -> bool:
    """Nothing that could hold markup: null, a truth value or a number."""
    return value is None or isinstance(value, bool | int | float)


def as_number(value: Any) -> int | float | None:
    """A number, also written as text, as some authors' tools do."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value) if isinstance(value, str) and len(value) <= 30 else value
    except ValueError:
        return None
    if isinstance(number, str) or not math.isfinite(number):
        return None
    return tidy(number) if isinstance(number, float) else number


def tidy(number: float) -> int | float:
    """A whole number without its point."""
    return int(number) if number.is_integer() else number


def plain_tree(value: Any, *, depth: int = 0) -> Any:
    """Metadata: no markup in its texts, and no deeper than it ever is."""
    if isinstance(value, str):
        return plain(value[:LONGEST_TEXT])
    if isinstance(value, dict) and depth < 6:
        return {str(k): plain_tree(v, depth=depth + 1) for k, v in value.items()}
    if isinstance(value, list) and depth < 6:
        return [plain_tree(v, depth=depth + 1) for v in value]
    return value if is_plain(value) else None
