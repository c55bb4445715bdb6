"""Folded text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.kernel.folding import fold


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Größe", "grosse"),
        ("Übung  macht\nMeister", "ubung macht meister"),
        ("Yıldız", "yildiz"),
        ("Café", "cafe"),
        ("A\u0308rger", "arger"),
        ("STRASSE", "strasse"),
        ("𝐀𝐁", "ab"),
    ],
)
def test_case_umlauts_and_accents_fold_away(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
