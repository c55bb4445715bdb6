"""What a unit's text is, and how one state of it is told from another. No Django models here."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from courses.activities.contract import UnitText

_TOKEN_LETTERS = 16


@dataclass(frozen=True)
class Content:
    """A unit as somebody wrote it: the body, and the kind's own fields by name, checked or not."""

    text: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """Tells contents apart (SHA-256, hexadecimal). Fields left empty count as left out."""
        named = {name: value for name, value in sorted(self.fields.items()) if value}
        spelt = json.dumps([self.text, named], ensure_ascii=True)
        return hashlib.sha256(spelt.encode()).hexdigest()


def content_of(text: UnitText | None) -> Content:
    """What is published of a unit, as it is edited; empty where there is nothing yet."""
    if text is None:
        return Content()
    return Content(with_plain_ends(text.body), _as_typed(text.fields.model_dump(mode="json")))


def _as_typed(fields: Mapping[str, Any]) -> dict[str, str]:
    return {name: "" if value is None else str(value) for name, value in fields.items()}


def with_plain_ends(text: str) -> str:
    """`text` with one kind of line end: forms send another one than scripts."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def storable(text: str) -> str:
    """`text` as every database keeps it: line ends alike, no NUL, no halves of surrogate pairs."""
    whole = with_plain_ends(text).replace("\0", "\N{REPLACEMENT CHARACTER}")
    return whole.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def token_of(*, revision: int, published: str) -> str:
    """The name of a state: how often the draft was saved, and on which published text it rests."""
    return f"{revision}-{published[:_TOKEN_LETTERS]}"


def revision_in(token: str) -> int | None:
    """The number of the revision that `token` names; None for what is no token."""
    number = token.partition("-")[0]
    return int(number) if number.isascii() and number.isdigit() and len(number) < 10 else None
