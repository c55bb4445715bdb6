"""Video as a kind of unit."""

from collections.abc import Mapping, Sequence

from django import forms
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from courses.activities.contract import (
    ActivityKind,
    CourseContext,
    OwnFields,
    PreparedBody,
    Presentation,
    UnitText,
)
from courses.activities.score_words import ScoreWords
from courses.outline.models import Unit
from courses.outline.vocabulary import Completion
from courses.video.body import VideoBody, prepare_body
from courses.video.fields import VideoFields
from courses.video.forms import VideoForm
from courses.video.models import Video, WatchedShare
from courses.video.selectors import outside_film, player_for, video_of, watched_by
from courses.video.services import save_videos, unsaved_video
from lms.accounts.models import User


class VideoKind(ActivityKind[VideoBody]):
    """A film to watch, done by marking it, by opening it, or by having watched enough of it."""

    key = "video"
    label: str | Promise = _("Film")
    icon = "film"
    completions = frozenset({Completion.MARK, Completion.VIEW, Completion.SCORE})
    form_class: type[forms.Form] = VideoForm
    own_fields: type[OwnFields] = VideoFields
    score_words = ScoreWords(
        condition=_("Watch at least %(needed)d percent of the film, or read its transcript."),
        result=_("Watched so far: %(reached)d percent."),
        no_result=_("You have not watched anything yet."),
        short=_("%(reached)d of %(needed)d percent watched"),
    )
    urlconf = "courses.video.urls"
    api_urlconf = "courses.video.api_urls"

    def present(self, unit: Unit, *, learner: User | None) -> Presentation:
        """The film beside its transcript. The text passed the sanitiser when it was kept."""
        video = video_of(unit) or Video(unit=unit)
        return _presented(unit, video, watched_by(learner, unit), is_tracked=learner is not None)

    def preview(self, body: PreparedBody[VideoBody], *, unit: Unit) -> Presentation:
        """The film as the team sees it."""
        return _presented(unit, unsaved_video(unit, body.content), None, is_tracked=False)

    def prepare(
        self, text: UnitText, *, completion: Completion, context: CourseContext
    ) -> PreparedBody[VideoBody]:
        """Read the film and its texts, and render the transcript."""
        fields = VideoFields.model_validate(text.fields.model_dump())
        return prepare_body(text.body, fields, completion=completion, context=context)

    def save_bodies(self, bodies: Mapping[Unit, PreparedBody[VideoBody]]) -> frozenset[int]:
        """Keep the films."""
        return save_videos({unit: body.content for unit, body in bodies.items()})

    def texts_of(self, units: Sequence[Unit]) -> Mapping[int, UnitText]:
        """The transcript of each unit, and the files that go with it."""
        rows = Video.objects.filter(unit__in=units).select_related(
            "film", "captions", "chapters", "poster"
        )
        return {row.unit_id: UnitText(row.source, _fields_of(row)) for row in rows}

    def search_texts(self, units: Sequence[Unit]) -> Mapping[int, str]:
        """The titles of the chapters, and the transcript without markup."""
        return dict(Video.objects.filter(unit__in=units).values_list("unit_id", "text"))


def _fields_of(video: Video) -> VideoFields:
    return VideoFields.model_construct(
        video=video.film.path if video.film else "",
        captions=video.captions.path if video.captions else "",
        chapters=video.chapters.path if video.chapters else "",
        poster=video.poster.path if video.poster else "",
        external=video.external_url,
        provider=video.provider,
    )


def _presented(
    unit: Unit, video: Video, row: WatchedShare | None, *, is_tracked: bool
) -> Presentation:
    context = {
        "unit": unit,
        "course": unit.course,
        "html": SafeString(video.html),
        "player": player_for(unit, video, row),
        "outside": outside_film(video) if video.external_url else None,
        "is_tracked": is_tracked,
        "by_share": unit.completion == Completion.SCORE,
    }
    return Presentation(
        "video/unit.html",
        context,
        styles=("video/video.css",),
        modules=("video/js/video-unit.js",),
        is_wide=True,
    )
