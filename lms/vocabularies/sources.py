"""A vocabulary as a file: the form of `data/*.json`, read and checked. Knows no database."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from django.utils.translation import gettext as _
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from lms.kernel.errors import DomainError
from lms.vocabularies.models import MOST_LEVELS

BUNDLED = Path(__file__).resolve().parent / "data"

Label = Annotated[str, Field(min_length=1, max_length=200)]
_Place = tuple[str | int, ...]


class UnreadableSource(DomainError):
    """A file that is no vocabulary; the message names file, place and reason, one per line."""

    def __init__(self, path: Path, reasons: list[str]) -> None:
        message = "\n".join(f"{path.name}: {reason}" for reason in reasons)
        super().__init__(message, code="unreadable_vocabulary")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SourceTerm(_Strict):
    """One term; `terms` are those below it."""

    key: Annotated[str, Field(pattern=r"^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$", max_length=60)]
    de: Label
    en: Label
    facts: dict[str, Any] = {}
    terms: tuple["SourceTerm", ...] = ()


class Source(_Strict):
    """A whole vocabulary."""

    format: Literal[1]
    key: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
    de: Label
    en: Label
    version: Annotated[str, Field(min_length=1, max_length=80)]
    source: Annotated[tuple[Annotated[str, Field(min_length=1)], ...], Field(min_length=1)]
    licence: Annotated[str, Field(min_length=1)]
    accessed: date
    doubtful: tuple[str, ...] = ()
    terms: tuple[SourceTerm, ...]


@dataclass(frozen=True)
class PlacedTerm:
    """A term with the key of the one above it, and how deep it stands (0 at the top)."""

    term: SourceTerm
    parent: str | None
    depth: int


def placed_terms(source: Source) -> Iterator[PlacedTerm]:
    """All terms in order, each before those below it."""
    yield from _below(source.terms, parent=None, depth=0)


def _below(
    terms: tuple[SourceTerm, ...], *, parent: str | None, depth: int
) -> Iterator[PlacedTerm]:
    for term in terms:
        yield PlacedTerm(term, parent, depth)
        yield from _below(term.terms, parent=term.key, depth=depth + 1)


def bundled_files() -> list[Path]:
    """The vocabularies that come with the platform."""
    return sorted(BUNDLED.glob("*.json"))


def read_source(path: Path) -> Source:
    """The vocabulary in the file at `path`. Raises UnreadableSource."""
    data = _parsed(path)
    try:
        source = Source.model_validate(data)
    except ValidationError as error:
        reasons = [_reason(data, each["loc"], each["msg"]) for each in error.errors()]
        raise UnreadableSource(path, reasons) from error
    objections = list(_objections(source))
    if objections:
        raise UnreadableSource(path, objections)
    return source


def _parsed(path: Path) -> object:
    try:
        return json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise UnreadableSource(path, [error.strerror or str(error)]) from error
    except UnicodeDecodeError as error:
        raise UnreadableSource(path, [_("The file is not UTF-8.")]) from error
    except json.JSONDecodeError as error:
        values = {"line": error.lineno, "column": error.colno, "reason": error.msg}
        message = _("Line %(line)d, column %(column)d: %(reason)s.") % values
        raise UnreadableSource(path, [message]) from error


def _reason(data: object, place: _Place, reason: str) -> str:
    """Where and why; terms are named by their keys rather than counted."""
    parts: list[str] = []
    for step in place:
        data = _inside(data, step)
        key = data.get("key") if isinstance(step, int) and isinstance(data, dict) else None
        parts.append(str(key or step))
    return f"{' › '.join(parts)}: {reason}." if parts else f"{reason}."


def _inside(data: object, step: str | int) -> object:
    if isinstance(data, list) and isinstance(step, int) and step < len(data):
        return data[step]
    return data.get(step) if isinstance(data, dict) else None


def _objections(source: Source) -> Iterator[str]:
    if not source.terms:
        yield _("The list of terms is empty.")
    seen: set[str] = set()
    for placed in placed_terms(source):
        key = placed.term.key
        if key in seen:
            yield _("“%(key)s” stands there twice. Keys are unique in a vocabulary.") % {"key": key}
        seen.add(key)
        if placed.depth >= MOST_LEVELS:
            values = {"key": key, "levels": MOST_LEVELS}
            yield _("“%(key)s” lies too deep: terms nest in at most %(levels)d levels.") % values
