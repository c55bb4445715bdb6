"""What somebody may have meant."""

import pytest

from lms.vocabularies.nearness import nearest_key

NAMES = {
    "mathematik": ("Mathematik", "Mathematics"),
    "deutsch": ("Deutsch", "German"),
    "franzoesisch": ("Französisch", "French"),
    "deutsch-als-zweitsprache": ("Deutsch als Zweitsprache", "German as a second language"),
}


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("mathematik", "mathematik"),
        ("Mathemaitk", "mathematik"),
        ("Mathe", "mathematik"),
        ("Maths", "mathematik"),
        ("FRANZÖSISCH", "franzoesisch"),
        ("French", "franzoesisch"),
        ("german", "deutsch"),
        ("deutsch-als", "deutsch-als-zweitsprache"),
    ],
)
def test_a_slip_a_short_form_and_another_language_lead_to_the_key(word: str, key: str) -> None:
    assert nearest_key(word, NAMES) == key


@pytest.mark.parametrize("word", ["", "   ", "xyz", "Quidditch"])
def test_nothing_near_is_no_match(word: str) -> None:
    assert nearest_key(word, NAMES) is None
