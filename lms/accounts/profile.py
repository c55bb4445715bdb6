"""What the profile page shows besides its form: parts from rooms above, and what is stored.

Rooms register a section in `AppConfig.ready`, so that the page knows nothing of schools or courses.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from lms.kernel import personal_data
from lms.kernel.home import BuiltBlock
from lms.kernel.personal_data import Erasure


@dataclass(frozen=True)
class ProfileSection:
    """One part. `build` returns the template's context, or None when there is nothing to show."""

    name: str
    template: str
    build: Callable[[HttpRequest], Mapping[str, Any] | None]
    order: int = 50


@dataclass(frozen=True)
class StoredData:
    """One kind of data about a person: what it is, and what becomes of it with the account."""

    label: str
    on_erasure: Erasure
    reason: str


_sections: dict[str, ProfileSection] = {}


def register_section(section: ProfileSection) -> None:
    """Add `section`; a second one of the same name replaces the first."""
    _sections[section.name] = section


def sections_for(request: HttpRequest) -> list[BuiltBlock]:
    """The sections that have something to show, in order."""
    ordered = sorted(_sections.values(), key=lambda section: section.order)
    built = [(section, section.build(request)) for section in ordered]
    return [
        BuiltBlock(section.name, section.template, context)
        for section, context in built
        if context is not None
    ]


def stored_data() -> list[StoredData]:
    """Every kind of data that leads to a person, by its label in plain words."""
    entries = [entry for entry in personal_data.registered().values() if entry.path]
    stored = [StoredData(str(e.label), e.on_erasure, str(e.reason)) for e in entries]
    return sorted(stored, key=lambda data: data.label.casefold())
