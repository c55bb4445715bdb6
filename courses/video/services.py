"""Writes: films of units, and what learners watch of them."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from courses.learning.selectors import first_viewed_at
from courses.learning.services import record_result, require_open
from courses.outline.models import CourseFile, Unit
from courses.outline.vocabulary import Completion
from courses.video.body import VideoBody
from courses.video.models import Video, WatchedShare
from courses.video.recording import is_possible, is_result
from courses.video.segments import Segment, merged, percent_of, watched_seconds
from courses.video.selectors import segments_of, video_of
from lms.accounts.models import User
from lms.kernel.clock import now
from lms.kernel.errors import Conflict, InvalidInput

SOURCE = "video"
TRANSCRIPT = "transcript"
_FILES = ("film", "captions", "chapters", "poster")
_KEPT = (
    *(f"{name}_id" for name in _FILES),
    *("length_seconds", "width", "height", "chapter_list"),
    *("external_url", "provider", "source", "html", "text"),
)


@transaction.atomic
def save_videos(bodies: Mapping[Unit, VideoBody]) -> frozenset[int]:
    """Keep each unit's film, in four statements for all; return the units that changed.

    Called by services that have checked who may change the course, after the course's files.
    """
    files = _files_of({unit.course_id for unit in bodies})
    present = {video.unit_id: video for video in Video.objects.filter(unit__in=bodies)}
    wanted = {unit.pk: _row(unit, body, files) for unit, body in bodies.items()}
    new = [video for pk, video in wanted.items() if pk not in present]
    changed = [
        _brought_to(present[pk], video)
        for pk, video in wanted.items()
        if pk in present and _content(present[pk]) != _content(video)
    ]
    Video.objects.bulk_create(new)
    Video.objects.bulk_update(changed, [name.removesuffix("_id") for name in _KEPT])
    return frozenset(video.unit_id for video in (*new, *changed))


def unsaved_video(unit: Unit, body: VideoBody) -> Video:
    """What would be kept of `body` as the content of `unit`."""
    return _row(unit, body, _files_of({unit.course_id}))


def _files_of(course_ids: Iterable[int]) -> dict[tuple[int, str], int]:
    rows = CourseFile.objects.filter(course__in=course_ids).values_list("course_id", "path", "pk")
    return {(course_id, path): pk for course_id, path, pk in rows}


def _row(unit: Unit, body: VideoBody, files: Mapping[tuple[int, str], int]) -> Video:
    fields, film = body.fields, body.film
    paths = (fields.video, fields.captions, fields.chapters, fields.poster)
    keys = {
        f"{name}_id": files.get((unit.course_id, path))
        for name, path in zip(_FILES, paths, strict=True)
    }
    return Video(
        unit=unit,
        **keys,
        length_seconds=film.length_seconds if film else None,
        width=(film.width or None) if film else None,
        height=(film.height or None) if film else None,
        chapter_list=[{"start": part.start, "title": part.title} for part in body.chapters],
        external_url=fields.external,
        provider=fields.provider,
        source=body.source,
        html=body.html,
        text=body.text,
    )


def _content(video: Video) -> tuple[object, ...]:
    return tuple(getattr(video, name) for name in _KEPT)


def _brought_to(video: Video, wanted: Video) -> Video:
    for name in _KEPT:
        setattr(video, name, getattr(wanted, name))
    return video


@dataclass(frozen=True)
class Watched:
    """What is known after a report. `is_result` tells that progress may have changed by it."""

    percent: int
    position_seconds: float
    saved_at: datetime.datetime
    is_result: bool


@transaction.atomic
def record_watching(
    *,
    actor: User,
    unit: Unit,
    segments: Iterable[Segment],
    position_seconds: float,
    sitting_ends: bool = False,
    at: datetime.datetime | None = None,
) -> Watched:
    """Note what `actor` has watched of the unit's film so far, and where they are in it, in seconds.

    Reports may come twice or late: what was watched only grows. Where watching completes the unit, the
    share becomes a result now and then (see `recording.is_result`). Raises NotFound, NotAllowed,
    Conflict, and InvalidInput for more than can have been watched since the last report.
    """
    moment = at or now()
    require_open(actor, unit)
    length = _length_of(unit)
    row = _locked_share(actor, unit, moment=moment)
    before = segments_of(row, length_seconds=length)
    union = merged([*before, *segments], length_seconds=length)
    watched = watched_seconds(union)
    _require_possible(row, gained_seconds=watched - watched_seconds(before), at=moment)
    percent = percent_of(watched, length_seconds=length)
    row.segments = [list(segment) for segment in union]
    row.position_seconds = round(min(max(0.0, position_seconds), length), 2)
    row.updated_at = moment
    tells = unit.completion == Completion.SCORE and is_result(
        percent=percent,
        recorded_percent=row.recorded_percent,
        pass_percent=unit.pass_percent or 100,
        sitting_ends=sitting_ends,
    )
    if tells:
        row.recorded_percent = percent
        record_result(
            actor=actor,
            unit=unit,
            raw_score=min(watched, length),
            max_score=length,
            source=SOURCE,
            source_id=f"{percent} percent",
            at=moment,
        )
    row.save()
    return Watched(percent, row.position_seconds, moment, tells)


def _length_of(unit: Unit) -> float:
    video = video_of(unit)
    if video is None or video.film is None or not video.length_seconds:
        raise Conflict(_("There is no film here that could be watched."), code="no_film")
    return video.length_seconds


def _locked_share(learner: User, unit: Unit, *, moment: datetime.datetime) -> WatchedShare:
    """The learner's row, locked until the transaction ends; a new one dates from opening the unit."""
    opened = first_viewed_at(learner, unit)
    WatchedShare.objects.get_or_create(
        learner=learner, unit=unit, defaults={"updated_at": opened or moment}
    )
    return WatchedShare.objects.select_for_update().get(learner=learner, unit=unit)


def _require_possible(row: WatchedShare, *, gained_seconds: float, at: datetime.datetime) -> None:
    passed = (at - row.updated_at).total_seconds()
    if not is_possible(gained_seconds=gained_seconds, passed_seconds=passed):
        raise InvalidInput(
            _("So much can't have been watched since the last time. Reload the page and go on."),
            code="watched_too_fast",
        )


@transaction.atomic
def confirm_transcript(*, actor: User, unit: Unit, at: datetime.datetime | None = None) -> None:
    """Take "I have read the transcript" for having watched the film: nobody must see or hear it.

    Trainers see by the source of the result which of the two it was. Idempotent. Raises NotFound,
    NotAllowed, and Conflict where the unit is closed or not completed by watching.
    """
    require_open(actor, unit)
    if unit.completion != Completion.SCORE:
        raise Conflict(_("This unit is not completed by watching its film."), code="not_by_share")
    length = _length_of(unit)
    record_result(
        actor=actor,
        unit=unit,
        raw_score=length,
        max_score=length,
        source=SOURCE,
        source_id=TRANSCRIPT,
        at=at,
    )
