"""What a kind of unit brings with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

from django import forms
from django.utils.functional import Promise

from courses.outline.models import Unit
from courses.outline.vocabulary import Completion


@dataclass(frozen=True)
class Problem:
    """Something wrong in a unit's body. `line` counts from 1 at the first line of the body."""

    line: int
    message: str


@dataclass(frozen=True)
class MediaInfo:
    """A file of the course as a unit's text may use it. `size_bytes` in bytes, pixels for pictures.

    `srcset` lists the addresses of smaller sizes of a picture, as HTML wants them.
    """

    url: str
    media_type: str
    size_bytes: int
    name: str
    alt: str = ""
    caption: str = ""
    source: str = ""
    srcset: str = ""
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True)
class CourseContext:
    """What a unit's body may refer to: the course's files by path, its units' addresses by key."""

    language: str
    media: Mapping[str, MediaInfo] = field(default_factory=dict)
    unit_urls: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Presentation:
    """How a learner sees a unit: a template fragment and what it needs."""

    template: str
    context: Mapping[str, Any]


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
    """One kind of unit. Its room registers an instance; nothing else names it."""

    key: str
    label: str | Promise
    icon: str
    completions: frozenset[Completion]
    form_class: type[forms.Form]

    def present(self, unit: Unit) -> Presentation:
        """The learner's view of `unit`."""
        ...

    def prepare(self, body: str, *, context: CourseContext) -> PreparedBody[Content]:
        """Read `body` and do all slow work, such as rendering, without touching the database."""
        ...

    def save_bodies(self, bodies: Mapping[Unit, PreparedBody[Content]]) -> frozenset[int]:
        """Keep the bodies, in a few queries for all; return primary keys of units that changed.

        Called inside the caller's transaction, which has checked that there are no problems.
        """
        ...

    def bodies_of(self, units: Sequence[Unit]) -> Mapping[int, str]:
        """Each unit's content as text by primary key, such that keeping it again changes nothing."""
        ...

    def search_texts(self, units: Sequence[Unit]) -> Mapping[int, str]:
        """The findable text of each unit by primary key, in a fixed number of queries."""
        ...
