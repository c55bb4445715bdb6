"""What somebody looks for: read from an address, written back into one. No Django models here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from urllib.parse import urlencode

from lms.kernel.folding import fold

MOST_LETTERS = 200
MOST_WORDS = 12
MOST_VALUES = 20


class Facet(StrEnum):
    """What courses are filtered by; the values are the names in the address."""

    AUDIENCE = "fuer"
    COMPETENCE = "kompetenz"
    SUBJECT = "fach"
    LEVEL = "stufe"
    DURATION = "dauer"
    LANGUAGE = "sprache"


class Sort(StrEnum):
    """The orders in which courses can stand."""

    FITTING = "passend"
    TITLE = "titel"
    NEWEST = "neu"
    SHORTEST = "kurz"


class Duration(StrEnum):
    """How long a course takes, in three classes."""

    SHORT = "kurz"
    MEDIUM = "mittel"
    LONG = "lang"

    @property
    def minutes(self) -> tuple[int, int | None]:
        """The first minute of the class and the first one after it."""
        return {
            Duration.SHORT: (0, 121),
            Duration.MEDIUM: (121, 301),
            Duration.LONG: (301, None),
        }[self]


@dataclass(frozen=True)
class Wish:
    """All that somebody looks for. Values of one facet are alternatives, facets must all fit."""

    words: str = ""
    chosen: Mapping[Facet, tuple[str, ...]] = field(default_factory=dict)
    sort: Sort = Sort.FITTING

    def values(self, facet: Facet) -> tuple[str, ...]:
        """What was chosen in one facet."""
        return self.chosen.get(facet, ())

    @property
    def folded_words(self) -> tuple[str, ...]:
        """What to look for, each word once, in no particular spelling.

        Each is looked for in every text, and one letter can fold to several words: so not too many.
        """
        return tuple(dict.fromkeys(fold(self.words).split()))[:MOST_WORDS]

    @property
    def chosen_count(self) -> int:
        """How many values are chosen."""
        return sum(len(values) for values in self.chosen.values())

    @property
    def empty(self) -> bool:
        """Whether nothing was asked for."""
        return not self.words and not self.chosen_count

    def without(self, facet: Facet, value: str = "") -> "Wish":
        """The same wish without one value, or without the whole facet."""
        left = tuple(other for other in self.values(facet) if value and other != value)
        rest = {known: values for known, values in self.chosen.items() if known != facet}
        return replace(self, chosen={**rest, facet: left} if left else rest)

    def without_words(self) -> "Wish":
        """The same wish for any text."""
        return replace(self, words="")

    def only_words(self) -> "Wish":
        """The same words without any filter."""
        return replace(self, chosen={})

    def pairs(self) -> list[tuple[str, str]]:
        """The wish as names and values, in a fixed order."""
        pairs = [("q", self.words)] if self.words else []
        pairs += [(facet.value, v) for facet in Facet for v in self.values(facet)]
        if self.sort is not Sort.FITTING:
            pairs.append(("sortierung", self.sort.value))
        return pairs

    def address(self, *, after: str = "") -> str:
        """The query part of the wish's address, with its question mark; "" for no wish."""
        pairs = self.pairs() + ([("ab", after)] if after else [])
        return f"?{urlencode(pairs)}" if pairs else ""


def read_wish(query: Mapping[str, Sequence[str]]) -> Wish:
    """The wish that an address expresses; what can't be understood is passed over.

    `query` maps each name to all its values.
    """
    words = " ".join((query.get("q") or [""])[0].replace("\0", "").split())[:MOST_LETTERS]
    chosen = {
        facet: tuple(dict.fromkeys(filter(_is_value, query.get(facet.value, []))))[:MOST_VALUES]
        for facet in Facet
    }
    sort = (query.get("sortierung") or [""])[0]
    return Wish(
        words=words,
        chosen={facet: values for facet, values in chosen.items() if values},
        sort=Sort(sort) if sort in list(Sort) else Sort.FITTING,
    )


def _is_value(text: str) -> bool:
    """Not empty, and without the one character that PostgreSQL refuses."""
    return bool(text) and "\0" not in text
