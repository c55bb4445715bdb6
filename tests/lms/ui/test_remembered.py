"""Parts that are drawn once: the same for the same values, other for others, and never of rows."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.template import engines
from django.utils import translation
from django.utils.safestring import mark_safe

from lms.ui import remembered
from tests.factories.accounts import UserFactory

NOTHING = {"current": "passend", "carried": ()}


@dataclass(frozen=True)
class Shelf:
    """Two values."""

    name: str
    number: int


@dataclass
class OpenShelf:
    """A value that can change."""

    name: str


def drawn(**values: Any) -> str:
    source = '{% load ui %}{% remembered "ui/brand_mark.html" shelf=shelf %}'
    return str(engines["django"].from_string(source).render(values))


def sort(*labels: str, **values: Any) -> str:
    sorts = tuple((label, label) for label in labels)
    return str(remembered.part("catalogue/sort.html", {"sorts": sorts, **NOTHING, **values}))


def test_the_same_values_draw_once_and_others_anew() -> None:
    first = sort("Alpha")
    drawings = remembered._drawn.cache_info().misses

    assert sort("Alpha") == first
    assert remembered._drawn.cache_info().misses == drawings
    assert "Beta" in sort("Beta")
    assert remembered._drawn.cache_info().misses == drawings + 1


def test_each_language_has_a_part_of_its_own() -> None:
    with translation.override("de"):
        german = sort("Alpha")
    with translation.override("en"):
        english = sort("Alpha")

    assert "Sortieren" in german
    assert "Sort" in english
    assert german != english


def test_what_is_shown_is_escaped_also_when_it_equals_marked_text() -> None:
    with pytest.raises(TypeError, match="SafeString"):
        sort(mark_safe("<b>"))
    assert "&lt;b&gt;" in sort("<b>")
    assert "&lt;b&gt;" in sort(mark_safe("<b>"))


def test_frozen_values_can_be_remembered_and_what_may_change_cannot() -> None:
    assert drawn(shelf=Shelf("a", 1)) == drawn(shelf=Shelf("b", 2))
    with pytest.raises(TypeError, match="unhashable"):
        drawn(shelf=OpenShelf("a"))


def test_rows_of_the_database_cannot_be_remembered_for_they_equal_their_older_selves() -> None:
    with pytest.raises(TypeError, match="can't be remembered"):
        drawn(shelf=UserFactory.build(pk=1))
    with pytest.raises(TypeError, match="can't be remembered"):
        drawn(shelf=(1, UserFactory.build(pk=1)))


def test_while_templates_are_being_written_nothing_is_remembered(settings: Any) -> None:
    settings.DEBUG = True
    drawings = remembered._drawn.cache_info().misses

    assert "Gamma" in sort("Gamma")
    assert remembered._drawn.cache_info().misses == drawings
