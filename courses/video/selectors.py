"""Reading films and what was watched of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language_info

from courses.outline.models import CourseFile, Unit
from courses.video.hosts import host_of, provider_name
from courses.video.models import Video, WatchedShare
from courses.video.segments import Segment, merged, percent_of, watched_seconds
from courses.video.timings import clock
from lms.accounts.models import User

# Nobody has to be brought back to the first words, or to the closing titles.
_MARGIN_SECONDS = 5.0
_MARGIN_SHARE = 0.1
SPEEDS = (0.75, 1, 1.25, 1.5, 1.75, 2)
_FILES = ("film__stored_file", "captions", "chapters", "poster")


@dataclass(frozen=True)
class ChapterEntry:
    """A chapter in the list: seconds, the same as a clock shows them, and its title."""

    start: float
    clock: str
    title: str


@dataclass(frozen=True)
class Player:
    """A film as its learner finds it. Addresses are empty where there is nothing.

    `resume_seconds` is 0 for the beginning; `fragment` brings a browser there without a script.
    """

    film_url: str
    media_type: str
    captions_url: str
    chapters_url: str
    poster_url: str
    width: int | None
    height: int | None
    length: str
    language: str
    language_name: str
    chapters: Sequence[ChapterEntry]
    resume_seconds: float
    resume: str
    percent: int
    speeds: Sequence[float] = SPEEDS

    @property
    def fragment(self) -> str:
        """The media fragment (W3C Media Fragments 1.0, section 4.2.1) that starts where to resume."""
        return f"#t={self.resume_seconds:.1f}" if self.resume_seconds else ""


@dataclass(frozen=True)
class OutsideFilm:
    """A film on somebody else's server: its page, who runs it, under which host."""

    url: str
    provider: str
    host: str


def video_of(unit: Unit) -> Video | None:
    """What is kept of a video unit, with its files, in one query."""
    return Video.objects.filter(unit=unit).select_related(*_FILES).first()


def watched_by(learner: User | None, unit: Unit) -> WatchedShare | None:
    """What `learner` has watched of the unit's film."""
    if learner is None:
        return None
    return WatchedShare.objects.filter(learner=learner, unit=unit).first()


def segments_of(row: WatchedShare | None, *, length_seconds: float) -> tuple[Segment, ...]:
    """The stretches watched, within the film as it is today."""
    kept = row.segments if row is not None else []
    return merged([(first, last) for first, last in kept], length_seconds=length_seconds)


def outside_film(video: Video) -> OutsideFilm:
    """Where the film of a unit without one of its own lies."""
    url = video.external_url
    return OutsideFilm(url, video.provider or provider_name(url), host_of(url))


def player_for(unit: Unit, video: Video, row: WatchedShare | None) -> Player | None:
    """The film of `unit` for its page; None where its file was taken away."""
    if video.film is None or not video.length_seconds:
        return None
    length = video.length_seconds
    resume = _resume_seconds(row, length)
    language = unit.course.language
    watched = watched_seconds(segments_of(row, length_seconds=length))
    return Player(
        film_url=_url(unit, video.film),
        media_type=video.film.stored_file.media_type,
        captions_url=_url(unit, video.captions),
        chapters_url=_url(unit, video.chapters),
        poster_url=_url(unit, video.poster),
        width=video.width,
        height=video.height,
        length=clock(length),
        language=language,
        language_name=_language_name(language),
        chapters=[
            ChapterEntry(entry["start"], clock(entry["start"]), entry["title"])
            for entry in video.chapter_list
        ],
        resume_seconds=resume,
        resume=clock(resume),
        percent=percent_of(watched, length_seconds=length),
    )


def _url(unit: Unit, file: CourseFile | None) -> str:
    return reverse("learning:file", args=[unit.course.slug, file.path]) if file else ""


def _resume_seconds(row: WatchedShare | None, length: float) -> float:
    position = row.position_seconds if row is not None else 0.0
    margin = min(_MARGIN_SECONDS, length * _MARGIN_SHARE)
    inside = margin <= position <= length - margin
    return round(position, 1) if inside else 0.0


def _language_name(code: str) -> str:
    """The language in its own words, as players list captions."""
    try:
        return str(get_language_info(code)["name_local"])
    except KeyError:
        return code
