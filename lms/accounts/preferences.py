"""In which language and light a page is shown, how it reads, and how German addresses its reader.

A person's own choice wins, then the cookie of this browser, then what the browser asks for.
"""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language_from_request

from lms.accounts.actors import Actor, person_behind
from lms.accounts.models import Address, Language, Theme, User
from lms.accounts.reading import USUAL, Reading, reading_from_cookie, reading_of

THEME_COOKIE = "lernhub_theme"
READING_COOKIE = "lernhub_reading"
INFORMAL_GERMAN = "de-informal"


@dataclass(frozen=True)
class Preferences:
    """What one request is shown in."""

    language: str
    theme: str
    informal: bool = False
    reading: Reading = USUAL
    offered: Reading | None = None
    """What this browser's cookie says, where the account says otherwise."""

    @property
    def html_lang(self) -> str:
        """The value of `<html lang>`: du or Sie, German is German."""
        return self.language

    @property
    def catalogue(self) -> str:
        """The language code whose texts are used."""
        return catalogue_for(self.language, informal=self.informal)


def catalogue_for(language: str, *, informal: bool) -> str:
    """The code of the texts in `language`; German has a second set that says „du“."""
    return INFORMAL_GERMAN if informal and language == Language.GERMAN else language


def preferences_for(request: HttpRequest, *, actor: Actor) -> Preferences:
    """The preferences that hold for `actor` in this browser."""
    person = person_behind(actor)
    asked = get_language_from_request(request)
    if person is None:
        theme, reading = _theme_of_browser(request), _reading_of_browser(request) or USUAL
        return Preferences(language=asked, theme=theme, reading=reading)
    own, kept = reading_of(person), _reading_of_browser(request)
    return Preferences(
        language=person.language or asked,
        theme=person.theme,
        informal=is_addressed_informally(person),
        reading=own,
        offered=kept if kept != own else None,
    )


def preferences_of(request: HttpRequest) -> Preferences:
    """The preferences that the middleware has found for `request`."""
    preferences: Preferences = request.preferences  # type: ignore[attr-defined]
    return preferences


def catalogue_of(person: User, *, otherwise: str) -> str:
    """The code of the texts for `person`, say in a mail; `otherwise` when she has chosen none."""
    language = person.language or otherwise.partition("-")[0]
    return catalogue_for(language, informal=is_addressed_informally(person))


def is_addressed_informally(person: User) -> bool:
    """Whether German says „du“ to `person`."""
    return person.address == Address.INFORMAL


def remember_language(response: HttpResponse, *, language: str) -> None:
    """Keep a visitor's language for a year. The cookie serves only what she asked for."""
    _remember(response, cookie=settings.LANGUAGE_COOKIE_NAME, value=language)


def remember_theme(response: HttpResponse, *, theme: str) -> None:
    """Keep a visitor's light or dark for a year."""
    _remember(response, cookie=THEME_COOKIE, value=theme)


def remember_reading(response: HttpResponse, *, reading: Reading) -> None:
    """Keep how a visitor reads for a year, where local storage can't."""
    _remember(response, cookie=READING_COOKIE, value=reading.as_cookie())


def forget_reading(response: HttpResponse) -> None:
    """Keep no longer how a visitor reads."""
    response.delete_cookie(READING_COOKIE, samesite="Lax")


def _remember(response: HttpResponse, *, cookie: str, value: str) -> None:
    response.set_cookie(
        cookie,
        value,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        samesite="Lax",
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=True,
    )


def _theme_of_browser(request: HttpRequest) -> str:
    theme = request.COOKIES.get(THEME_COOKIE, "")
    return theme if theme in Theme.values else Theme.AUTO


def _reading_of_browser(request: HttpRequest) -> Reading | None:
    word = request.COOKIES.get(READING_COOKIE, "")
    return reading_from_cookie(word) if word else None
