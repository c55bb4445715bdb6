"""The state of one rendering, handed through markdown-it's `env`."""

import re
from collections import Counter
from collections.abc import MutableMapping
from dataclasses import dataclass, field
from typing import Any

from lms.markup.document import Heading, Problem, ResolveImage, ResolveLink
from lms.markup.words import Words

_KEY = "lernhub_page"
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_NOT_IN_IDS = re.compile(r"[\W_]+")
MAX_SLUG_LENGTH = 60


def slug_of(text: str) -> str:
    """`text` as part of an id: small letters of any script, digits, single hyphens; may be empty."""
    folded = text.casefold().translate(_GERMAN)
    return _NOT_IN_IDS.sub("-", folded).strip("-")[:MAX_SLUG_LENGTH].strip("-")


@dataclass
class Page:
    """What the rules of one rendering share: resolvers in, findings out."""

    resolve_image: ResolveImage
    resolve_link: ResolveLink
    words: Words
    id_prefix: str
    headings: list[Heading] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    coloured_length: int = 0
    _ids: set[str] = field(default_factory=set)
    _suffixes: Counter[str] = field(default_factory=Counter)
    _numbers: Counter[str] = field(default_factory=Counter)

    def problem(self, line: int, message: str) -> None:
        """Note something that must be mended."""
        self.problems.append(Problem(line, message))

    def warn(self, line: int, message: str) -> None:
        """Note something that looks odd."""
        self.warnings.append(Problem(line, message))

    def new_id(self, text: str) -> str:
        """An id for a heading: prefix and slug, numbered where it would repeat."""
        wanted = f"{self.id_prefix}-{slug_of(text) or 'section'}"
        found = wanted
        while found in self._ids:
            self._suffixes[wanted] += 1
            found = f"{wanted}-{self._suffixes[wanted] + 1}"
        self._ids.add(found)
        return found

    def id_named(self, fragment: str) -> str | None:
        """The id of the heading an author means by `#fragment`, or None."""
        slug = slug_of(fragment)
        return next(
            (name for name in (f"{self.id_prefix}-{slug}", slug) if name in self._ids), None
        )

    def next_number(self, kind: str) -> int:
        """1, 2, 3 … for each kind of thing that is numbered by its place in the text."""
        self._numbers[kind] += 1
        return self._numbers[kind]


def page_of(env: MutableMapping[str, Any]) -> Page:
    """The page that the rendering with this `env` builds."""
    page: Page = env[_KEY]
    return page


def env_of(page: Page) -> dict[str, Any]:
    """A fresh `env` for one rendering of `page`."""
    return {_KEY: page}
