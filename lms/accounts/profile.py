"""What the profile page shows besides its form: parts from rooms above.

Rooms register a section in `AppConfig.ready`, so that the page knows nothing of schools or courses.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from lms.kernel.home import BuiltBlock


@dataclass(frozen=True)
class ProfileSection:
    """One part. `build` returns the template's context, or None when there is nothing to show."""

    name: str
    template: str
    build: Callable[[HttpRequest], Mapping[str, Any] | None]
    order: int = 50


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
