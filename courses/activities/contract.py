"""What a kind of unit brings with it."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from django import forms
from django.utils.functional import Promise
from pydantic import BaseModel, ConfigDict

from courses.activities.score_words import RESULT_WORDS, ScoreWords
from courses.outline.models import Unit
from courses.outline.vocabulary import Completion
from lms.accounts.models import User


@dataclass(frozen=True)
class Problem:
    """Something wrong in what the author of a unit wrote.

    `line` counts from 1: in the body, or in the course's file `path` where one is given. A problem of
    one of the kind's own fields names that `field`; then the line says nothing.
    """

    line: int
    message: str
    field: str = ""
    path: str = ""


@dataclass(frozen=True)
class MediaInfo:
    """A file of the course as a unit's text may use it. `size_bytes` in bytes, pixels for pictures.

    `srcset` lists the addresses of smaller sizes of a picture, as HTML wants them. `location` is where
    the bytes lie, for kinds that read them.
    """

    url: str
    media_type: str
    size_bytes: int
    name: str
    alt: str = ""
    decorative: bool = False
    caption: str = ""
    source: str = ""
    srcset: str = ""
    width: int | None = None
    height: int | None = None
    location: Path | None = None


@dataclass(frozen=True)
class CourseContext:
    """What a unit's body may refer to: the course's files by path, its units' addresses by key."""

    language: str
    media: Mapping[str, MediaInfo] = field(default_factory=dict)
    unit_urls: Mapping[str, str] = field(default_factory=dict)

    def file(self, path: str) -> MediaInfo | None:
        """The file of that path, however its umlauts are composed."""
        return self.media.get(file_path(path))


def file_path(path: str) -> str:
    """`path` as the course's files are called."""
    return unicodedata.normalize("NFC", path).removeprefix("./")


class OwnFields(BaseModel):
    """What a kind adds to the fields that every unit has above its body. Most kinds add nothing."""

    model_config = ConfigDict(extra="forbid", frozen=True)


@dataclass(frozen=True)
class UnitText:
    """A unit as its author wrote it: the kind's own fields, and the body."""

    body: str
    fields: OwnFields = field(default_factory=OwnFields)


@dataclass(frozen=True)
class Presentation:
    """How a learner sees a unit: a template fragment and what it needs.

    `styles` and `modules` are static files that the page loads with it; `frames` are the paths that it
    may show in a frame. A wide one gets the whole width of the page; the outline is folded above it.
    """

    template: str
    context: Mapping[str, Any]
    styles: Sequence[str] = ()
    modules: Sequence[str] = ()
    is_wide: bool = False
    frames: Sequence[str] = ()


Content = TypeVar("Content")


@dataclass(frozen=True)
class PreparedBody(Generic[Content]):
    """A unit's body, read and checked but not yet kept.

    `content` is whatever its kind keeps. With `problems` it must not be kept; `warnings` only tell.
    """

    content: Content
    problems: Sequence[Problem] = ()
    warnings: Sequence[Problem] = ()


class ActivityKind(Protocol[Content]):
    """One kind of unit. Its room registers an instance; nothing else names it.

    `form_class` has a field `body` and one for each of `own_fields`, so that whoever shows the form
    need not know the kind (see `courses.activities.form_fields`).
    `urlconf` and `api_urlconf` name modules with addresses of the kind's own; the roof mounts them
    below each unit's address, where `slug` and `key` say which unit is meant. `work_url` names the page
    with one learner's work in a unit: slug, key and the enrolment's public id lead to it.
    """

    key: str
    label: str | Promise
    icon: str
    completions: frozenset[Completion]
    form_class: type[forms.Form]
    own_fields: type[OwnFields] = OwnFields
    score_words: ScoreWords = RESULT_WORDS
    urlconf: str = ""
    api_urlconf: str = ""
    work_url: str = ""

    def present(self, unit: Unit, *, learner: User | None) -> Presentation:
        """What `learner` sees of `unit`; None is somebody of the team, of whom nothing is kept."""
        ...

    def prepare(
        self, text: UnitText, *, completion: Completion, context: CourseContext
    ) -> PreparedBody[Content]:
        """Read `text` and do all slow work, such as rendering, without touching the database.

        `text.fields` are of the class `own_fields`; `completion` is how the unit will be completed.
        """
        ...

    def preview(self, body: PreparedBody[Content], *, unit: Unit) -> Presentation | None:  # noqa: ARG002
        """What learners will see once `body` is kept as the content of `unit`; problems or not.

        None where that can only be seen in the unit itself. Writes nothing.
        """
        return None

    def save_bodies(self, bodies: Mapping[Unit, PreparedBody[Content]]) -> frozenset[int]:
        """Keep the bodies, in a few queries for all; return primary keys of units that changed.

        Called inside the caller's transaction, which has checked that there are no problems and has
        written the course's files.
        """
        ...

    def texts_of(self, units: Sequence[Unit]) -> Mapping[int, UnitText]:
        """Each unit's content as text by primary key, such that keeping it again changes nothing."""
        ...

    def search_texts(self, units: Sequence[Unit]) -> Mapping[int, str]:
        """The findable text of each unit by primary key, in a fixed number of queries."""
        ...
