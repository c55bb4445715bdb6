"""What an author wrote is checked before anything is kept: each fault at its place."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from pytest_django import Settings

from courses.outline.vocabulary import Completion
from courses.video.films import UnreadableFilm, read_film
from courses.video.hosts import is_allowed, provider_name
from tests.courses.video.samples import CAPTIONS, CHAPTERS, FILMS, context, prepared

TEXTS = {"film.vtt": CAPTIONS, "parts.vtt": CHAPTERS}


def problems(course_files: Mapping[str, str | Path], folder: Path, **more: object) -> list[str]:
    """Place and message of each problem."""
    found = prepared(context(folder, course_files), **more).problems  # type: ignore[arg-type]
    return [f"{p.path or p.field}:{p.line} {p.message}" for p in found]


@pytest.mark.parametrize(
    ("name", "has_sound"), [("sound.webm", True), ("mute.webm", False), ("sound.mp4", True)]
)
def test_length_size_and_sound_come_from_the_file(name: str, *, has_sound: bool) -> None:
    film = read_film(FILMS / name)
    assert film.length_seconds == pytest.approx(12, abs=0.1)
    assert (film.width, film.height, film.has_sound) == (96, 54, has_sound)
    assert film.plays_everywhere
    assert film.starts_at_once


def test_a_recording_that_states_no_length_is_measured() -> None:
    assert read_film(FILMS / "says-no-length.webm").length_seconds == pytest.approx(12, abs=0.1)


@pytest.mark.parametrize("name", ["sound.webm", "sound.mp4", "starts-late.mp4"])
def test_a_film_that_breaks_off_is_refused(name: str, tmp_path: Path) -> None:
    half = tmp_path / name
    half.write_bytes((FILMS / name).read_bytes()[:4000])
    with pytest.raises(UnreadableFilm, match="breaks off"):
        read_film(half)


def test_sound_alone_is_no_film() -> None:
    with pytest.raises(UnreadableFilm, match="no moving picture"):
        read_film(FILMS / "only-sound.webm")


@pytest.mark.parametrize("content", [b"", b"\x1aE\xdf\xa3", b"\0\0\0\x18ftypisom" + b"\xff" * 999])
def test_whatever_the_bytes_are_the_answer_is_a_sentence(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "film.mp4").write_bytes(content)
    with pytest.raises(UnreadableFilm):
        read_film(tmp_path / "film.mp4")


def test_a_whole_unit_is_read(tmp_path: Path) -> None:
    course = context(tmp_path, {"film.webm": FILMS / "sound.webm", **TEXTS})
    body = prepared(
        course,
        "[0:04] This is a **board**.",
        completion=Completion.SCORE,
        video="film.webm",
        captions="./film.vtt",
        chapters="parts.vtt",
    )
    assert (body.problems, body.warnings) == ((), ())
    assert body.content.film is not None
    assert [part.title for part in body.content.chapters] == ["The board", "The end"]
    assert '<p data-start="4"><span class="cue">0:04</span> This is a <strong>' in body.content.html
    assert body.content.text.split("\n")[:2] == ["The board", "The end"]


def test_without_a_transcript_the_captions_serve_and_a_better_one_is_asked_for(
    tmp_path: Path,
) -> None:
    course = context(tmp_path, {"film.webm": FILMS / "sound.webm", **TEXTS})
    body = prepared(course, "", video="film.webm", captions="film.vtt")
    assert body.problems == ()
    assert "made of the captions" in body.warnings[0].message
    assert "Ada: Good morning &amp; welcome. This is a board.</p>" in body.content.html


def test_a_film_with_sound_needs_captions_and_a_silent_one_does_not(tmp_path: Path) -> None:
    (found,) = problems({"a.webm": FILMS / "sound.webm"}, tmp_path, video="a.webm")
    assert found.startswith("video:0 The film has sound, so it needs captions")
    assert problems({"a.webm": FILMS / "mute.webm"}, tmp_path, video="a.webm") == []


def test_a_transcript_is_always_there(tmp_path: Path) -> None:
    files = {"a.webm": FILMS / "mute.webm"}
    (found,) = problems(files, tmp_path, body=" \n", video="a.webm")
    assert "The transcript is missing" in found


@pytest.mark.parametrize(
    ("fields", "place", "words"),
    [
        ({}, "kind:0", "Which film?"),
        ({"video": "fill.webm"}, "video:0", "Did you mean “film.webm”?"),
        ({"video": "film.vtt"}, "video:0", "not a film"),
        ({"video": "film.webm", "captions": "film.webm"}, "captions:0", "not a WebVTT file"),
        ({"video": "film.webm", "captions": "bad.vtt"}, "bad.vtt:3", "Write a point"),
        ({"video": "film.webm", "captions": "late.vtt"}, "late.vtt:3", "over at 0:12"),
        ({"video": "film.webm", "poster": "film.vtt"}, "poster:0", "not a picture"),
        ({"video": "half.webm"}, "video:0", "half.webm: The film breaks off"),
        ({"video": "film.webm", "external": "https://youtu.be/x"}, "external:0", "not both"),
    ],
)
def test_every_fault_is_told_at_its_place(
    fields: dict[str, str], place: str, words: str, tmp_path: Path
) -> None:
    (tmp_path / "half.webm").write_bytes((FILMS / "mute.webm").read_bytes()[:5000])
    files: dict[str, str | Path] = {
        "film.webm": FILMS / "mute.webm",
        "half.webm": tmp_path / "half.webm",
        "bad.vtt": "WEBVTT\n\n00:01,000 --> 00:02,000\nHi",
        "late.vtt": "WEBVTT\n\n00:10.000 --> 00:20.000\nHi",
        **TEXTS,
    }
    found = problems(files, tmp_path, **fields)
    assert any(told.startswith(place) and words in told for told in found), found


def test_a_moment_beyond_the_film_is_told_with_its_line(tmp_path: Path) -> None:
    body = "[0:04] Here.\n\n[0:14] There."
    (found,) = problems({"a.webm": FILMS / "mute.webm"}, tmp_path, body=body, video="a.webm")
    assert found.startswith(":3 The film is over at 0:12")


@pytest.mark.parametrize(
    ("name", "words"), [("starts-late.mp4", "fast start"), ("old-encoding.mp4", "MPEG-4 Visual")]
)
def test_films_that_will_trouble_somebody_are_warned_of(
    name: str, words: str, tmp_path: Path
) -> None:
    body = prepared(context(tmp_path, {"a.mp4": FILMS / name}), video="a.mp4")
    assert body.problems == ()
    assert words in body.warnings[0].message


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("https://www.youtube.com/watch?v=x", True),
        ("https://tube.schule.example/w/x", True),
        ("http://www.youtube.com/watch?v=x", False),
        ("https://www.youtube.com.evil.example/x", False),
        ("https://www.youtube.com@evil.example/x", False),
        ("https://www.youtube.com:8443/x", False),
        ("https://schule.example/x", True),
        ("https://eineschule.example/x", False),
        ("javascript:alert(1)", False),
        ("https://[", False),
    ],
)
def test_only_https_addresses_of_listed_places_are_allowed(address: str, *, allowed: bool) -> None:
    assert is_allowed(address, hosts=("www.youtube.com", ".schule.example")) is allowed


def test_a_place_has_the_name_that_people_know() -> None:
    assert provider_name("https://youtu.be/x") == "YouTube (Google)"
    assert provider_name("https://tube.example/x") == "tube.example"


def test_a_film_elsewhere_needs_an_allowed_place_and_another_rule(
    tmp_path: Path, settings: Settings
) -> None:
    settings.LERNHUB_VIDEO_HOSTS = ("tube.example",)
    assert problems({}, tmp_path, external="https://tube.example/w/1") == []
    (place,) = problems({}, tmp_path, external="https://other.example/1")
    assert "“other.example” are not allowed here. Allowed are: tube.example" in place
    (rule,) = problems({}, tmp_path, external="https://tube.example/1", completion=Completion.SCORE)
    assert rule.startswith("completion:0 Nobody tells us")
