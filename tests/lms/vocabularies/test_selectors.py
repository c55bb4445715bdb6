"""Questions to the vocabularies."""

import pytest
from django.utils import translation

from lms.vocabularies import selectors
from lms.vocabularies.models import Term
from lms.vocabularies.reference import Reference
from tests.support.queries import count_queries

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("de", "Mathematik"),
        ("de-informal", "Mathematik"),
        ("en", "Mathematics"),
        ("tr", "Mathematics"),
    ],
)
def test_a_label_speaks_the_readers_language(language: str, label: str) -> None:
    with translation.override(language):
        assert selectors.labels_of("subjects")["mathematik"] == label


def test_terms_come_in_order_each_before_those_below_it() -> None:
    keys = [term.key for term in selectors.terms_of("digcompedu")]
    assert keys[:6] == ["1", "1.1", "1.2", "1.3", "1.4", "2"]


def test_terms_of_a_list_cost_one_query_whatever_its_size() -> None:
    def parents() -> None:
        assert [term.parent.key for term in selectors.terms_of("places") if term.parent]

    assert count_queries(parents) == 1


def test_many_references_are_found_by_one_query() -> None:
    wanted = {Reference("digcompedu", "3.1"), Reference("kmk", "3.1"), Reference("kmk", "9")}

    def find() -> None:
        found = selectors.terms_behind(wanted)
        assert {str(reference) for reference in found} == {"digcompedu:3.1", "kmk:3.1"}
        assert {term.vocabulary.key for term in found.values()} == {"digcompedu", "kmk"}

    assert count_queries(find) == 1
    assert selectors.terms_behind([]) == {}


def test_an_unknown_key_is_told_with_the_nearest() -> None:
    sentence = selectors.unknown_term("subjects", "Mathe")
    assert "„Mathe“" in sentence
    assert "„mathematik“ (Mathematik)" in sentence
    assert "?" not in selectors.unknown_term("subjects", "Quidditch")


def test_a_retired_term_is_not_offered() -> None:
    Term.objects.filter(key="mathematik").update(retired_at="2026-11-23T08:00:00Z")
    near = selectors.nearest("subjects", "mathematik")
    assert near is None or near.key != "mathematik"


def test_an_area_holds_the_terms_below_it() -> None:
    def found(vocabulary: str, key: str) -> int:
        at_or_below = selectors.at_or_below("parent", vocabulary=vocabulary, key=key)
        return Term.objects.filter(at_or_below).count()

    assert found("digcompedu", "3") == 4
    assert found("places", "salzgitter") == 7 + 31
    assert found("places", "ortschaft-west") == 4


@pytest.mark.parametrize("text", ["", "3.1", "digcompedu:", ":3.1"])
def test_a_reference_needs_both_parts(text: str) -> None:
    with pytest.raises(ValueError, match=text or "^$"):
        Reference.parse(text)


def test_a_reference_is_written_as_it_is_read() -> None:
    assert str(Reference.parse("digcompedu:3.1")) == "digcompedu:3.1"
