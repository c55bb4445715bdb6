"""What a kind of unit brings with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

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
    """A file of the course as a unit's text may use it. `size_bytes` in bytes, pixels for pictures."""

    url: str
    media_type: str
    size_bytes: int
    name: str
    alt: str = ""
    caption: str = ""
    source: str = ""
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


class ActivityKind(Protocol):
    """One kind of unit. Its room registers an instance; nothing else names it."""

    key: str
    label: str | Promise
    icon: str
    completions: frozenset[Completion]
    form_class: type[forms.Form]

    def present(self, unit: Unit) -> Presentation:
        """The learner's view of `unit`."""
        ...

    def save_body(self, unit: Unit, body: str, *, context: CourseContext) -> Sequence[Problem]:
        """Keep `body` as the content of `unit`; return what is wrong with it.

        The caller rolls everything back when there are problems.
        """
        ...

    def body_of(self, unit: Unit) -> str:
        """The content of `unit` as text, such that `save_body` of it changes nothing."""
        ...

    def search_texts(self, units: Sequence[Unit]) -> Mapping[int, str]:
        """The findable text of each unit by primary key, in a fixed number of queries."""
        ...
