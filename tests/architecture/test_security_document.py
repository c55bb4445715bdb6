"""SECURITY.md names tests that exist, and every chapter of the standard."""

import re

from tests.architecture.house import PROJECT

DOCUMENT = (PROJECT / "SECURITY.md").read_text("utf-8")
CHAPTERS = 17


def test_every_test_that_it_names_exists() -> None:
    named = set(re.findall(r"`(tests/[\w/]+\.py)`", DOCUMENT))
    assert named
    assert sorted(path for path in named if not (PROJECT / path).is_file()) == []


def test_every_chapter_of_the_standard_has_its_row() -> None:
    found = re.findall(r"^\| V(\d+) ", DOCUMENT, re.MULTILINE)
    assert [int(number) for number in found] == list(range(1, CHAPTERS + 1))


def test_what_is_claimed_is_shown_or_said_to_be_open() -> None:
    rows = re.findall(r"^\| V\d+ [^|]*\|([^|]*)\|([^|]*)\|([^|]*)\|$", DOCUMENT, re.MULTILINE)
    assert len(rows) == CHAPTERS
    for does, shown_by, remains in rows:
        assert "`tests/" in shown_by or (does.strip() == "–" and len(remains.strip()) > 1), does
