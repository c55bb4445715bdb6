"""From what an author wrote to what is kept of a video unit: read and checked, nothing kept yet."""

from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from django.utils.translation import gettext as _

from courses.activities.contract import CourseContext, MediaInfo, PreparedBody, Problem
from courses.activities.markdown import render_in_course
from courses.outline.vocabulary import Completion
from courses.video import elsewhere, transcript
from courses.video.fields import VideoFields
from courses.video.films import Film, UnreadableFilm, read_film
from courses.video.timings import clock
from courses.video.webvtt import Cue, read_webvtt
from lms.files.media_types import MP4, VTT, WEBM

FILMS = (MP4.name, WEBM.name)
# Captions that end with the picture often state a moment just after it.
OVERTIME_SECONDS = 1.0


@dataclass(frozen=True)
class Chapter:
    """A part of the film: where it begins, in seconds, and what it is called."""

    start: float
    title: str


@dataclass(frozen=True)
class VideoBody:
    """What is kept of a video unit. `film` is None for one that lies elsewhere."""

    fields: VideoFields
    source: str
    html: str
    text: str
    film: Film | None
    chapters: tuple[Chapter, ...]


@dataclass
class _Notes:
    """What is found on the way."""

    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)

    def problem(self, name: str, message: str) -> None:
        """Something wrong with the field `name`."""
        self.problems.append(Problem(0, message, field=name))

    def warn(self, name: str, message: str) -> None:
        """Something odd about the field `name`."""
        self.warnings.append(Problem(0, message, field=name))


def prepare_body(
    source: str, fields: VideoFields, *, completion: Completion, context: CourseContext
) -> PreparedBody[VideoBody]:
    """Read the film and its texts, and render the transcript."""
    notes = _Notes()
    if fields.video and fields.external:
        notes.problem("external", _("Give either a film of the course or an address, not both."))
    elif not fields.video and not fields.external:
        message = _("Which film? Write video: medien/film.mp4, or external: https://…")
        notes.problem("kind", message)
    if fields.external:
        notes.problems += elsewhere.problems_of(fields, completion=completion)
    film = _film(fields.video, context, notes)
    captions = _cues("captions", fields.captions, film, context, notes)
    chapters = _cues("chapters", fields.chapters, film, context, notes)
    _check_poster(fields.poster, context, notes)
    if film is not None and film.has_sound and not fields.captions:
        message = _("The film has sound, so it needs captions: captions: medien/film.de.vtt.")
        notes.problem("video", message)
    html, text = _transcript(source, captions, film, context, notes)
    content = VideoBody(
        fields=fields,
        source=source,
        html=html,
        text="\n".join([*(cue.text for cue in chapters), text]),
        film=film,
        chapters=tuple(Chapter(cue.start, cue.text) for cue in chapters),
    )
    return PreparedBody(content, tuple(notes.problems), tuple(notes.warnings))


def _found(name: str, path: str, context: CourseContext, notes: _Notes) -> MediaInfo | None:
    """The file of the course that the field `name` calls `path`."""
    found = context.file(path)
    if found is None:
        message = _("course.yaml names no file “%(path)s” under media.") % {"path": path}
        close = get_close_matches(path, list(context.media), n=1)
        guess = _("Did you mean “%(path)s”?") % {"path": close[0]} if close else ""
        notes.problem(name, f"{message} {guess}".strip())
    return found


def _location(name: str, path: str, context: CourseContext, notes: _Notes) -> Path | None:
    found = _found(name, path, context, notes)
    return found.location if found else None


def _film(path: str, context: CourseContext, notes: _Notes) -> Film | None:
    found = _found("video", path, context, notes) if path else None
    if found is None or found.location is None:
        return None
    if found.media_type not in FILMS:
        notes.problem("video", _("“%(path)s” is not a film: MP4 or WebM.") % {"path": path})
        return None
    try:
        film = read_film(found.location)
    except UnreadableFilm as error:
        notes.problem("video", f"{path}: {error}")
        return None
    _warn_of_film(film, notes)
    return film


def _warn_of_film(film: Film, notes: _Notes) -> None:
    if not film.plays_everywhere:
        message = _(
            "Not every browser plays films encoded in %(encoding)s. Export it as MP4 (H.264) or WebM."
        )
        notes.warn("video", message % {"encoding": film.encoding})
    if not film.starts_at_once:
        message = _(
            "The film starts late, because its table of contents stands at the end of the file. Export "
            "it for the web (“fast start”)."
        )
        notes.warn("video", message)


def _cues(
    name: str, path: str, film: Film | None, context: CourseContext, notes: _Notes
) -> tuple[Cue, ...]:
    """The texts with times in the file at `path`, all faults noted with their lines."""
    location = _location(name, path, context, notes) if path else None
    if location is None:
        return ()
    found = context.file(path)
    if found is not None and found.media_type != VTT.name:
        notes.problem(name, _("“%(path)s” is not a WebVTT file (.vtt).") % {"path": path})
        return ()
    track = read_webvtt(location.read_text("utf-8"))
    notes.problems += [Problem(fault.line, fault.message, path=path) for fault in track.faults]
    if film is not None:
        notes.problems += _beyond(film, track.cues, path)
    return tuple(track.cues)


def _beyond(film: Film, cues: list[Cue], path: str) -> list[Problem]:
    late = [cue for cue in cues if cue.end > film.length_seconds + OVERTIME_SECONDS]
    message = _("The film is over at %(length)s; these times lie beyond.")
    values = {"length": clock(film.length_seconds)}
    return [Problem(cue.line, message % values, path=path) for cue in late[:1]]


def _check_poster(path: str, context: CourseContext, notes: _Notes) -> None:
    found = _found("poster", path, context, notes) if path else None
    if found is not None and not found.media_type.startswith("image/"):
        notes.problem("poster", _("“%(path)s” is not a picture.") % {"path": path})


def _transcript(
    source: str, captions: tuple[Cue, ...], film: Film | None, context: CourseContext, notes: _Notes
) -> tuple[str, str]:
    """HTML and findable text of the transcript."""
    if source.strip():
        rendered = render_in_course(source, context=context)
        notes.problems += rendered.problems
        notes.warnings += rendered.warnings
        length = film.length_seconds if film else None
        notes.problems += transcript.moment_problems(source, length_seconds=length)
        return transcript.marked(rendered.html), rendered.text
    paragraphs = transcript.paragraphs_of(captions)
    if paragraphs:
        message = _(
            "The transcript is made of the captions. Better write one that also says what is only to be "
            "seen."
        )
        notes.warnings.append(Problem(1, message))
    else:
        message = _(
            "The transcript is missing. Write below the fields what is said and shown in the film, for "
            "all who can't see or hear it."
        )
        notes.problems.append(Problem(1, message))
    return transcript.html_of(paragraphs), "\n".join(p.text for p in paragraphs)
