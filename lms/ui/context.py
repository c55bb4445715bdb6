"""What every page knows: its language and theme, the navigation and who is signed in."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext_lazy as _

from lms.kernel import header, navigation

THEMES = (("light", _("Light")), ("dark", _("Dark")), ("auto", _("Like my device")))
LANGUAGE_NAMES = (("de", "Deutsch"), ("en", "English"))


@dataclass(frozen=True)
class NavigationLink:
    """An entry of the main navigation, ready to draw. `current` is page, true or ""."""

    label: str
    url: str
    icon: str
    current: str


@dataclass(frozen=True)
class ToolLink:
    """A tool of the header, ready to draw; `new` counts what is new there."""

    label: str
    url: str
    icon: str
    new: int


@dataclass(frozen=True)
class Choice:
    """A language or theme to choose, and whether it is chosen."""

    value: str
    label: str
    chosen: bool


def site(request: HttpRequest) -> dict[str, Any]:
    """The context processor of all templates.

    Navigation and tools ask the database: templates call them, each once.
    """
    language = html_language()
    preferences = getattr(request, "preferences", None)
    theme = getattr(preferences, "theme", "auto") or "auto"
    return {
        "html_lang": language,
        "dir": "rtl" if get_language_bidi() else "ltr",
        "theme": theme,
        "reading": _reading(getattr(preferences, "reading", None)),
        "offers_reading": getattr(preferences, "offered", None) is not None,
        "reading_to_offer": _to_offer(preferences),
        "centre_name": settings.LERNHUB_CENTRE_NAME,
        "navigation": lambda: _links(request),
        "header_tools": lambda: _tools(request),
        "languages": tuple(Choice(code, name, code == language) for code, name in LANGUAGE_NAMES),
        "themes": tuple(Choice(value, str(label), value == theme) for value, label in THEMES),
        "page_url": request.build_absolute_uri(request.path),
    }


def html_language() -> str:
    """The language of the page for `lang`; how German addresses its reader makes no difference."""
    return (get_language() or settings.LANGUAGE_CODE).partition("-")[0]


def _reading(chosen: Any) -> dict[str, str]:
    """The attributes of `<html>` that say how somebody reads; none where all is as usual."""
    return dict(chosen.attributes) if chosen else {}


def _to_offer(preferences: Any) -> dict[str, str]:
    """Names and values of what this browser keeps; a script fills in what only it can see."""
    chosen = getattr(preferences, "offered", None) or getattr(preferences, "reading", None)
    return dict(chosen.values()) if chosen else {}


def _links(request: HttpRequest) -> tuple[NavigationLink, ...]:
    links = []
    items = navigation.items_for(request)
    here = navigation.current_item(request, items)
    for item in items:
        try:
            url = reverse(item.url_name)
        except NoReverseMatch:
            continue
        current = "page" if request.path == url else "true" if item is here else ""
        links.append(NavigationLink(str(item.label), url, item.icon, current))
    return tuple(links)


def _tools(request: HttpRequest) -> tuple[ToolLink, ...]:
    return tuple(
        ToolLink(str(row.tool.label), reverse(row.tool.url_name), row.tool.icon, row.count)
        for row in header.tools_for(request)
    )
