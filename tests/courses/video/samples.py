"""Films, captions and units of the tests."""

from collections.abc import Mapping
from pathlib import Path

from courses.activities.contract import CourseContext, MediaInfo, PreparedBody, UnitText
from courses.activities.registry import kind_of
from courses.outline.models import Course, CourseFile, Unit
from courses.outline.vocabulary import Completion
from courses.video.body import VideoBody
from courses.video.fields import VideoFields
from lms.files.disk import full_path
from lms.files.models import StoredFile
from lms.files.services import store_file
from tests.factories.outline import SectionFactory, UnitFactory

FILMS = Path(__file__).parent / "films"
LENGTH = 12.0
VIDEO = kind_of("video")
CAPTIONS = """\
WEBVTT

00:00.500 --> 00:04.000
<v Ada>Good morning &amp; welcome.

00:04.000 --> 00:06.000
This is a board.

00:09.000 --> 00:11.500
Good bye.
"""
CHAPTERS = """\
WEBVTT

00:00.000 --> 00:06.000
The board

00:06.000 --> 00:12.000
The end
"""


def context(folder: Path, files: Mapping[str, str | Path]) -> CourseContext:
    """A course with these files: texts are written below `folder`, films are named."""
    media = {}
    for path, content in files.items():
        location = content if isinstance(content, Path) else folder / path
        if isinstance(content, str):
            location.write_text(content, "utf-8")
        media[path] = MediaInfo(f"/f/{path}", media_type(path), 1, path, location=location)
    return CourseContext(language="en", media=media)


def media_type(path: str) -> str:
    """As `lms.files` would call it."""
    kinds = {"webm": "video/webm", "mp4": "video/mp4", "vtt": "text/vtt", "png": "image/png"}
    return kinds[path.rpartition(".")[2]]


def prepared(
    course: CourseContext,
    body: str = "What is to be seen and heard.",
    *,
    completion: Completion = Completion.MARK,
    **fields: str,
) -> PreparedBody[VideoBody]:
    """A unit with these fields, read in `course`."""
    text = UnitText(body, VideoFields(**fields))
    return VIDEO.prepare(text, completion=completion, context=course)


def stored(course: Course, path: str, content: bytes) -> CourseFile:
    """A file of the course, kept for real."""
    spool = full_path("spool")
    spool.parent.mkdir(parents=True, exist_ok=True)
    spool.write_bytes(content)
    with spool.open("rb") as file:
        kept: StoredFile = store_file(content=file, name=path)
    return CourseFile.objects.create(course=course, path=path, stored_file=kept)


def film_unit(
    *, completion: Completion = Completion.SCORE, pass_percent: int | None = 80, body: str = ""
) -> Unit:
    """A unit with a film of twelve seconds, captions and chapters, kept in a course of its own."""
    unit: Unit = UnitFactory.create(
        section=SectionFactory.create(),
        kind="video",
        completion=completion,
        pass_percent=pass_percent if completion == Completion.SCORE else None,
    )
    contents = {
        "film.webm": (FILMS / "sound.webm").read_bytes(),
        "film.vtt": CAPTIONS.encode(),
        "parts.vtt": CHAPTERS.encode(),
    }
    files = {path: stored(unit.course, path, content) for path, content in contents.items()}
    media = {
        path: MediaInfo(
            f"/f/{path}", media_type(path), 1, path, location=full_path(file.stored_file.path)
        )
        for path, file in files.items()
    }
    text = prepared(
        CourseContext(language="en", media=media),
        body or "[0:04] This is a board.",
        completion=completion,
        video="film.webm",
        captions="film.vtt",
        chapters="parts.vtt",
    )
    assert not text.problems, text.problems
    VIDEO.save_bodies({unit: text})
    return unit
