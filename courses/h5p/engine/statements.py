"""Statements that a content reports (xAPI 1.0.3): what one says, and how it is kept.

They are claims of a browser. Who did it and to what is never taken from there: `as_recorded` sets both.
"""

import uuid
from dataclasses import dataclass

from courses.h5p.engine.json_text import JsonObject


@dataclass(frozen=True)
class Score:
    """Points claimed: `raw` of `most`, both finite, 0 ≤ raw ≤ most."""

    raw: float
    most: float

    @property
    def scaled(self) -> float:
        """The share reached, 0 to 1."""
        return self.raw / self.most if self.most else 0.0


@dataclass(frozen=True)
class Interaction:
    """What was asked. `choices` pairs each id with its words; `correct` are response patterns."""

    kind: str = "other"
    name: str = ""
    question: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    targets: tuple[tuple[str, str], ...] = ()
    correct: tuple[str, ...] = ()


@dataclass(frozen=True)
class Statement:
    """One claim. `sub_content_id` and `parent_id` are "" for the content itself."""

    id: uuid.UUID
    verb: str
    sub_content_id: str
    parent_id: str
    library: str
    interaction: Interaction
    score: Score | None
    success: bool | None
    completion: bool | None
    response: str | None
    duration_seconds: float | None

    @classmethod
    def scored(
        cls,
        statement_id: uuid.UUID,
        *,
        verb: str,
        sub_content_id: str,
        score: Score | None,
        success: bool | None,
    ) -> "Statement":
        """One that was read before, as far as results rest on it."""
        return cls(
            statement_id,
            verb,
            sub_content_id,
            "",
            "",
            Interaction(),
            score,
            success,
            None,
            None,
            None,
        )

    @property
    def is_root(self) -> bool:
        """Whether it speaks of the whole content."""
        return not self.sub_content_id


def as_recorded(
    statement: Statement, *, value: JsonObject, actor: str, home: str, thing: str, at: str
) -> JsonObject:
    """The statement as it is kept and given away.

    The actor is the account `actor` at `home` (a pseudonym), the object is `thing` (an address of ours, with
    the part of the content behind a "#"), the moment `at` (ISO 8601) is the server's.
    """
    definition = value["object"].get("definition", {})
    part = f"#{statement.sub_content_id}" if statement.sub_content_id else ""
    parent = {"id": f"{thing}#{statement.parent_id}" if statement.parent_id else thing}
    context: JsonObject = {"platform": home}
    if part:
        context["contextActivities"] = {"parent": [{"objectType": "Activity", **parent}]}
    recorded: JsonObject = {
        "id": str(statement.id),
        "version": "1.0.3",
        "actor": {"objectType": "Agent", "account": {"name": actor, "homePage": home}},
        "verb": value["verb"],
        "object": {"objectType": "Activity", "id": thing + part, "definition": definition},
        "context": context,
        "timestamp": at,
        "stored": at,
    }
    if isinstance(value.get("result"), dict):
        recorded["result"] = value["result"]
    return recorded
