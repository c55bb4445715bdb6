"""Captions are read strictly, transcripts get their moments."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.video.timings import clock, seconds_at
from courses.video.transcript import html_of, marked, moment_problems, paragraphs_of
from courses.video.webvtt import Cue, read_webvtt
from tests.courses.video.samples import CAPTIONS


def faults(text: str) -> list[tuple[int, str]]:
    return [(fault.line, fault.message) for fault in read_webvtt(text).faults]


def test_cues_are_read_with_names_instead_of_voices() -> None:
    cues = read_webvtt(CAPTIONS).cues
    assert cues[0] == Cue(0.5, 4.0, "Ada: Good morning & welcome.", 3)
    assert [cue.line for cue in cues] == [3, 6, 9]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_all_line_ends_are_read(end: str) -> None:
    assert len(read_webvtt("\ufeff" + CAPTIONS.replace("\n", end)).cues) == 3


def test_notes_styles_headers_identifiers_and_settings_are_passed_over() -> None:
    text = (
        "WEBVTT - our film\nKind: captions\n\nNOTE by us\nand more\n\nSTYLE\n::cue {}\n\n"
        "first\n01:00:00.000 --> 01:00:02.500 align:start line:0\nOne\ntwo\n"
    )
    track = read_webvtt(text)
    assert track.faults == []
    assert track.cues == [Cue(3600.0, 3602.5, "One two", 11)]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("1\n00:01.000 --> 00:02.000\nHi", 1, "WEBVTT"),
        ("WEBVTTX\n\n00:01.000 --> 00:02.000\nHi", 1, "WEBVTT"),
        ("WEBVTT\n", 1, "no text"),
        ("WEBVTT\n\n00:01,000 --> 00:02,000\nHi", 3, "point"),
        ("WEBVTT\n\n00:01.000-->00:02.000\nHi", 3, "can't be read"),
        ("WEBVTT\n\n00:61.000 --> 01:02.000\nHi", 3, "can't be read"),
        ("WEBVTT\n\n00:02.000 --> 00:01.000\nHi", 3, "before it begins"),
        ("WEBVTT\n\n00:03.000 --> 00:04.000\nA\n\n00:02.000 --> 00:05.000\nB", 6, "Sort"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n\n", 4, "missing"),
        ("WEBVTT\n\nHello\nworld", 3, "times are expected"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nA\n00:02.000 --> 00:03.000\nB", 5, "empty line"),
    ],
)
def test_every_fault_has_its_line(text: str, line: int, words: str) -> None:
    ((found, message), *others) = faults(text)
    assert (found, others) == (line, [])
    assert words in message


@given(st.text())
def test_whatever_it_is_it_is_read_without_an_error(text: str) -> None:
    read_webvtt(text)
    read_webvtt("WEBVTT\n\n" + text)


@given(st.integers(0, 90_000))
def test_a_clock_is_read_back(seconds: int) -> None:
    assert seconds_at(clock(seconds)) == seconds


@pytest.mark.parametrize("words", ["", "12", "1:60", "1:2", "1:75:00", "a:10", "-1:10"])
def test_what_is_no_moment_is_none(words: str) -> None:
    assert seconds_at(words) is None


def test_moments_at_the_start_of_paragraphs_become_marks() -> None:
    html = "<p>[0:12] Here</p>\n<p>at [0:13] not</p>\n<p>[1:02:14] There</p>"
    assert marked(html) == (
        '<p data-start="12"><span class="cue">0:12</span> Here</p>\n'
        "<p>at [0:13] not</p>\n"
        '<p data-start="3734"><span class="cue">1:02:14</span> There</p>'
    )


def test_moments_must_rise_and_lie_in_the_film() -> None:
    source = "[0:05] A\n\n[0:03] B\n\n[0:20] C"
    found = list(moment_problems(source, length_seconds=12))
    assert [problem.line for problem in found] == [3, 5]
    assert "0:12" in found[1].message
    assert len(list(moment_problems(source, length_seconds=None))) == 1


def test_captions_become_paragraphs_at_pauses_and_after_long_ones() -> None:
    cues = [Cue(0, 2, "One.", 1), Cue(2, 4, "Two.", 2), Cue(7, 8, "Three.", 3)]
    assert [p.text for p in paragraphs_of(cues)] == ["One. Two.", "Three."]
    long = [Cue(n, n + 1, "A sentence of some length, to be sure.", n) for n in range(30)]
    assert len(paragraphs_of(long)) > 1


def test_what_stands_in_captions_stays_text() -> None:
    html = html_of(paragraphs_of([Cue(0, 1, "<b>1 < 2</b>", 1)]))
    assert "&lt;b&gt;" in html
    assert "<b>" not in html
