"""A file that is no vocabulary is refused with its place and the reason."""

from pathlib import Path
from typing import Any

import pytest

from lms.vocabularies.sources import UnreadableSource, read_source
from tests.lms.vocabularies.writing import term, vocabulary, write


def without(name: str) -> dict[str, Any]:
    """A file that lacks one field."""
    return {key: value for key, value in vocabulary(term("red")).items() if key != name}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{", "Zeile 1, Spalte 2"),
        ("[]", "valid dictionary"),
        (vocabulary(), "leer"),
        (without("licence"), "licence: Field required"),
        (without("source"), "source: Field required"),
        (vocabulary(term("red"), format=2), "format: "),
        (vocabulary(term("red"), colour="x"), "colour: Extra inputs"),
        (
            vocabulary(term("red", below=(term("dark", de=""),))),
            "terms › red › terms › dark › de: ",
        ),
        (vocabulary(term("Dark red")), "key: String should match"),
        (vocabulary(term("red"), term("red")), "„red“ steht"),
        (
            vocabulary(term("a", below=(term("b", below=(term("c", below=(term("d"),)),)),))),
            "„d“ liegt zu tief",
        ),
    ],
)
def test_the_error_names_file_place_and_reason(tmp_path: Path, content: object, words: str) -> None:
    with pytest.raises(UnreadableSource) as caught:
        read_source(write(tmp_path, content))
    assert caught.value.message.startswith("colours.json: ")
    assert words in caught.value.message


def test_all_errors_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource) as caught:
        read_source(write(tmp_path, vocabulary(term("red", de=""), term("blue", en=""))))
    assert len(caught.value.message.splitlines()) == 2


def test_a_missing_file_and_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    (tmp_path / "bytes.json").write_bytes(b"\xff\xfe")
    for name in ("absent.json", "bytes.json"):
        with pytest.raises(UnreadableSource, match=name):
            read_source(tmp_path / name)
