"""`semantics.json`: what a content of a library consists of, as a typed model.

Follows h5p.org's “Semantics Definition”. Every field has what forms need as well: label, description,
importance, whether it is common to all contents of the type, and when it shows.

The rule that most tools miss: **a group with a single field is flattened**. Its value in the content is
the value of that field itself, not an object with one key (H5P core: `validateGroup`; `isSubContent`
groups excepted).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from courses.h5p.engine.versions import LibraryName


@dataclass(frozen=True)
class Condition:
    """One rule of `showWhen`: the field at `path` has one of `values`."""

    path: str
    values: tuple[Any, ...]


@dataclass(frozen=True)
class Field:
    """What all fields have. `default` is the value a new content starts with."""

    name: str
    label: str = ""
    description: str = ""
    importance: str = "medium"
    is_optional: bool = False
    is_common: bool = False
    default: Any = None
    widget: str = ""
    shown_when: tuple[Condition, ...] = ()
    all_conditions: bool = False


@dataclass(frozen=True)
class TextField(Field):
    """A text. With `tags` it is HTML in which these elements are allowed; else it is plain."""

    tags: frozenset[str] | None = None
    most_characters: int | None = None
    pattern: str = ""
    styles: frozenset[str] = frozenset()


@dataclass(frozen=True)
class NumberField(Field):
    """A number. `least`, `most` and `step` bound it; `decimals` is None when any are allowed."""

    least: float | None = None
    most: float | None = None
    step: float | None = None
    decimals: int | None = None


@dataclass(frozen=True)
class BooleanField(Field):
    """True or false."""


@dataclass(frozen=True)
class SelectField(Field):
    """One of `options`, pairs of value and label; several of them with `is_multiple`."""

    options: tuple[tuple[str, str], ...] = ()
    is_multiple: bool = False


@dataclass(frozen=True)
class LibraryField(Field):
    """A content inside the content, of one of these libraries."""

    options: tuple[LibraryName, ...] = ()


@dataclass(frozen=True)
class FileField(Field):
    """A file of the content. `kind` is "image", "file", or, for lists of sources, "video", "audio"."""

    kind: str = "file"

    @property
    def holds_several(self) -> bool:
        """Films and sounds come as a list: the same in several formats."""
        return self.kind in ("video", "audio")


@dataclass(frozen=True)
class GroupField(Field):
    """Several fields together."""

    fields: tuple[Field, ...] = ()
    is_sub_content: bool = False

    @property
    def is_flattened(self) -> bool:
        """Whether the content holds the only field's value instead of an object."""
        return len(self.fields) == 1 and not self.is_sub_content


@dataclass(frozen=True)
class ListField(Field):
    """`least` to `most` values of the field `item`."""

    item: Field = field(default_factory=lambda: Field(""))
    least: int = 0
    most: int | None = None
    entity: str = "item"


@dataclass(frozen=True)
class UnknownField(Field):
    """A type that this model doesn't know. Its value is kept only if it is plain text or a number."""

    kind: str = ""


Semantics = tuple[Field, ...]


def walk(fields: Semantics) -> Iterator[Field]:
    """Every field, outer ones first."""
    for each in fields:
        yield each
        if isinstance(each, GroupField):
            yield from walk(each.fields)
        elif isinstance(each, ListField):
            yield from walk((each.item,))
