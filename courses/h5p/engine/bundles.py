"""Many scripts and styles as one each: a player starts with few requests."""

import re
from collections.abc import Callable, Iterable

_LEADING = re.compile(r"@charset\s+[^;]{0,40};|@import\s+[^;]{0,400};", re.IGNORECASE)
_URL = re.compile(
    r"url\(\s*(?P<quote>[\"']?)(?P<url>(?!data:|https?:|//|#)[^)\"']{1,1000})(?P=quote)\s*\)",
    re.IGNORECASE,
)


def merged_styles(sheets: Iterable[tuple[str, str]], *, rewrite: Callable[[str, str], str]) -> str:
    """Many style sheets as one. `sheets` are pairs of address and text; `rewrite` makes a relative
    address absolute, given the sheet's own. `@charset` and `@import` can't stand in the middle and go.
    """
    return "\n".join(_rewritten(text, address, rewrite) for address, text in sheets)


def _rewritten(text: str, address: str, rewrite: Callable[[str, str], str]) -> str:
    text = _LEADING.sub("", text.removeprefix("\ufeff"))
    return _URL.sub(lambda found: f'url("{rewrite(found["url"].strip(), address)}")', text)


def merged_scripts(texts: Iterable[str]) -> str:
    """Many scripts as one; each ends its last statement, whatever its author thought of semicolons."""
    return "\n;\n".join(text.removeprefix("\ufeff") for text in texts) + "\n"
