"""A course's units as a list shows them, as plain values: rows that show the same are drawn once."""

from collections.abc import Sequence
from dataclasses import dataclass

from courses.learning.standing import CourseStanding, UnitEntry
from courses.outline.models import Section, Unit
from courses.outline.showing import Showing


@dataclass(frozen=True)
class RowFace:
    """All that a row shows, but for what closes the unit. `words` names the sentence before the title.

    `current` is page, step or ""; `minutes` None where they are not shown; `badge` draft, over or "".
    """

    slug: str
    key: str
    title: str
    language: str
    glyph: str
    words: str
    current: str
    linked: bool
    badge: str
    minutes: int | None


@dataclass(frozen=True)
class UnitRow:
    """A row, and whether it says what closes the unit or which score is still needed."""

    face: RowFace
    entry: UnitEntry
    shows_barrier: bool
    shows_score: bool


@dataclass(frozen=True)
class SectionRows:
    """A section with its rows."""

    section: Section
    units: Sequence[UnitRow]


@dataclass(frozen=True)
class Look:
    """How a list is shown: the unit the reader is at, whether units can be opened, states are shown."""

    here: Unit | None
    linked: bool
    tracked: bool
    minutes_shown: bool


def rows_of(standing: CourseStanding, look: Look) -> list[SectionRows]:
    """The rows of `standing`, section by section."""
    return [
        SectionRows(part.section, [_row(standing, entry, look) for entry in part.units])
        for part in standing.sections
    ]


def _row(standing: CourseStanding, entry: UnitEntry, look: Look) -> UnitRow:
    shows_barrier = (look.tracked and entry.locked) or (
        entry.opens_at is not None and not entry.done
    )
    has_score = look.tracked and entry.condition.reached_percent is not None and not entry.done
    return UnitRow(
        face=_face(standing, entry, look),
        entry=entry,
        shows_barrier=shows_barrier,
        shows_score=has_score and not shows_barrier,
    )


def _face(standing: CourseStanding, entry: UnitEntry, look: Look) -> RowFace:
    unit, course = entry.unit, standing.course
    glyph, words, current = _mark(standing, entry, look)
    return RowFace(
        slug=course.slug,
        key=unit.key,
        title=unit.title,
        language=course.language,
        glyph=glyph,
        words=words,
        current=current,
        linked=look.tracked or look.linked,
        badge=_badge(entry) if look.linked and not look.tracked else "",
        minutes=unit.minutes if look.minutes_shown else None,
    )


def _mark(standing: CourseStanding, entry: UnitEntry, look: Look) -> tuple[str, str, str]:
    """The row's drawing, the words that say the same, and how it is current."""
    is_here = look.here is not None and look.here.pk == entry.unit.pk
    if not look.tracked:
        return "open", "", "page" if is_here else ""
    if is_here:
        return "here", "here_done" if entry.done else "here", "page"
    if look.here is None and standing.resume is entry and not entry.done:
        return "here", "next", "step"
    return entry.state.value, entry.state.value, ""


def _badge(entry: UnitEntry) -> str:
    return entry.showing.value if entry.showing in (Showing.DRAFT, Showing.OVER) else ""
