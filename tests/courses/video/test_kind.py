"""Video fulfils the contract of kinds, and courses carry it in and out without knowing it."""

from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from courses.activities.contract import UnitText
from courses.outline.models import Course, Unit
from courses.outline.vocabulary import Completion
from courses.packages.problems import PackageInvalid
from courses.packages.services import export_course, import_course
from courses.video.fields import VideoFields
from courses.video.models import Video
from tests.architecture.house import PROJECT, files, shown
from tests.courses.packages.building import small_package, write_folder
from tests.courses.video.samples import CAPTIONS, FILMS, VIDEO, film_unit

COURSE = """\
format: 1
slug: small-course
title: Small course
summary: One sentence.
audience: teachers
state: published
visibility: public
media:
  - path: medien/film.webm
  - path: medien/film.vtt
sections:
  - id: begin
    title: Begin
    units: [film.md]
"""
UNIT = """\
---
id: film
kind: video
title: The film
minutes: 5
completion: score
pass_percent: 80
video: medien/film.webm
captions: medien/film.vtt
---

[0:04] This is a board.
"""


def package(folder: Path, *, unit: str = UNIT, captions: str = CAPTIONS) -> Path:
    contents = small_package(
        **{
            "course.yaml": COURSE,
            "film.md": unit,
            "medien/film.webm": (FILMS / "sound.webm").read_bytes(),
            "medien/film.vtt": captions,
            **dict.fromkeys(("1/hello.md", "1/more.md", "2/bye.md", "media/board.png")),
        }
    )
    return write_folder(folder, contents)


def problems_of(path: Path) -> list[tuple[str, int]]:
    with pytest.raises(PackageInvalid) as refused:
        import_course(actor=None, source=path)
    return [(problem.file, problem.line) for problem in refused.value.problems]


def test_a_film_is_done_by_marking_opening_or_watching() -> None:
    assert VIDEO.completions == {Completion.MARK, Completion.VIEW, Completion.SCORE}
    assert set(VIDEO.form_class().fields) == {"body", *VideoFields.model_fields}


def test_the_document_of_the_format_names_every_field() -> None:
    document = (PROJECT / "courses" / "video" / "FORMAT.md").read_text("utf-8")
    assert all(f"\n| `{name}` |" in document for name in VideoFields.model_fields)


def test_nothing_outside_the_room_names_it() -> None:
    """A new kind is one room and one line in the list of rooms."""
    naming = [
        shown(path)
        for path in files(".py", ".html", ".css", ".js")
        if PROJECT / "courses" / "video" not in path.parents
        if "courses.video" in path.read_text("utf-8") or "video/" in _without_types(path)
    ]
    assert naming == ["lms/settings/base.py"]


def _without_types(path: Path) -> str:
    return path.read_text("utf-8").replace("video/mp4", "").replace("video/webm", "")


@pytest.mark.django_db
def test_a_unit_is_kept_with_its_files() -> None:
    video = Video.objects.get(unit=film_unit())
    assert video.film is not None
    assert video.film.path == "film.webm"
    assert video.length_seconds == pytest.approx(12, abs=0.1)
    assert video.chapter_list[1] == {"start": 6.0, "title": "The end"}


@pytest.mark.django_db
def test_keeping_the_exported_text_again_changes_nothing() -> None:
    unit = film_unit()
    text = VIDEO.texts_of([unit])[unit.pk]
    assert text == UnitText(
        "[0:04] This is a board.",
        VideoFields(video="film.webm", captions="film.vtt", chapters="parts.vtt"),
    )
    assert "The end" in VIDEO.search_texts([unit])[unit.pk]


@pytest.mark.django_db
def test_export_and_import_lose_nothing(tmp_path: Path) -> None:
    import_course(actor=None, source=package(tmp_path / "in"))
    course = Course.objects.get()
    export_course(actor=None, course=course, target=tmp_path / "out")
    written = (tmp_path / "out/01-begin/01-film.md").read_text()
    assert "video: medien/film.webm\ncaptions: medien/film.vtt\n---\n" in written
    report = import_course(actor=None, source=tmp_path / "out")
    assert not report.changed
    assert report.warnings == ()


@pytest.mark.django_db
def test_a_unit_that_becomes_a_film_keeps_its_place(tmp_path: Path) -> None:
    text = UNIT[: UNIT.index("video:")].replace("score\npass_percent: 80", "mark")
    text = text.replace("kind: video", "kind: reading") + "---\n\nText.\n"
    import_course(actor=None, source=package(tmp_path / "a", unit=text))
    before = Unit.objects.get()
    report = import_course(actor=None, source=package(tmp_path / "b"))
    assert report.units_updated == ("film",)
    assert Unit.objects.get().pk == before.pk
    assert Video.objects.get().unit_id == before.pk


@pytest.mark.django_db
def test_faults_are_told_with_file_and_line(tmp_path: Path) -> None:
    captions = "WEBVTT\n\n00:01,000 --> 00:02,000\nHi\n"
    assert problems_of(package(tmp_path / "a", captions=captions)) == [("medien/film.vtt", 3)]
    unit = UNIT.replace("video: medien/film.webm", "video: medien/fil.webm")
    assert problems_of(package(tmp_path / "b", unit=unit)) == [("film.md", 8)]
    unit = UNIT.replace("[0:04]", "[0:44]")
    assert problems_of(package(tmp_path / "c", unit=unit)) == [("film.md", 12)]
    unit = UNIT.replace("captions:", "caption:")
    assert problems_of(package(tmp_path / "d", unit=unit)) == [("film.md", 9)]


@pytest.mark.django_db
def test_a_film_taken_out_of_the_course_leaves_its_unit(tmp_path: Path) -> None:
    import_course(actor=None, source=package(tmp_path / "a"))
    Course.objects.get().files.all().delete()
    video = Video.objects.get()
    assert (video.film, video.captions) == (None, None)


@pytest.mark.django_db
def test_many_units_cost_as_many_queries_as_few() -> None:
    def queries(units: list[Unit]) -> int:
        with CaptureQueriesContext(connection) as captured:
            VIDEO.texts_of(units)
            VIDEO.search_texts(units)
        return len(captured)

    units = [film_unit() for _ in range(4)]
    assert queries(units[:1]) == queries(units)
