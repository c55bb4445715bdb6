"""Durations, greetings and initials in the reader's language."""

import datetime

import pytest
from django.utils import translation
from django.utils.formats import date_format

from lms.ui.durations import format_minutes
from lms.ui.greetings import greet
from lms.ui.templatetags.ui import initials


@pytest.mark.parametrize(
    ("language", "minutes", "words"),
    [
        ("de", 95, "1 Std. 35 Min."),
        ("de", 120, "2 Std."),
        ("de", 45, "45 Min."),
        ("de", 0, "0 Min."),
        ("en", 95, "1 h 35 min"),
        ("en", 60, "1 h"),
    ],
)
def test_a_duration_is_said_in_words(language: str, minutes: int, words: str) -> None:
    with translation.override(language):
        assert format_minutes(minutes).replace("\N{NO-BREAK SPACE}", " ") == words


def test_a_number_stays_with_its_unit() -> None:
    with translation.override("en"):
        assert format_minutes(95) == "1\N{NO-BREAK SPACE}h 35\N{NO-BREAK SPACE}min"


@pytest.mark.parametrize(
    ("hour", "greeting"),
    [
        (4, "Guten Abend, Ada"),
        (5, "Guten Morgen, Ada"),
        (10, "Guten Morgen, Ada"),
        (11, "Guten Tag, Ada"),
        (17, "Guten Tag, Ada"),
        (18, "Guten Abend, Ada"),
        (0, "Guten Abend, Ada"),
    ],
)
def test_the_greeting_follows_the_clock(hour: int, greeting: str) -> None:
    with translation.override("de"):
        assert greet("Ada", hour=hour) == greeting


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Meryem Kaya", "MK"),
        ("Biber", "B"),
        ("anna maria von Thal", "AT"),
        ("Öz Ünal", "ÖÜ"),
        ("(Frau) Kaya", "K"),
        ("", ""),
    ],
)
def test_a_person_without_a_picture_has_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_english_dates_cannot_be_taken_for_american_ones() -> None:
    moment = datetime.datetime(2026, 4, 5, 16, 40, tzinfo=datetime.UTC)
    with translation.override("en"):
        assert date_format(moment, "SHORT_DATETIME_FORMAT") == "5 Apr 2026, 16:40"
        assert date_format(moment, "TIME_FORMAT") == "16:40"
