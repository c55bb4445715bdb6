"""A browser in two words, such as Firefox and Windows. Pure.

Only the kind is wanted, so that somebody knows her own devices again; versions and models are nobody's
business. Order decides: most browsers also name those that they descend from.
"""

from dataclasses import dataclass

_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True)
class BrowserKind:
    """The names of a browser and its system; "" where they are unknown."""

    browser: str
    system: str


def kind_of(user_agent: str) -> BrowserKind:
    """What a `User-Agent` header says (RFC 9110, section 10.1.5)."""
    return BrowserKind(_first(_BROWSERS, user_agent), _first(_SYSTEMS, user_agent))


def _first(table: tuple[tuple[str, str], ...], text: str) -> str:
    return next((name for part, name in table if part in text), "")
