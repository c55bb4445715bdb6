"""What learners do in a content: states and statements kept, results told to `learning`."""

import datetime
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from courses.h5p.engine.findings import PackageRefused
from courses.h5p.engine.scores import Basis, outcome_of
from courses.h5p.engine.statement_reading import read_statement
from courses.h5p.engine.statements import Score, as_recorded
from courses.h5p.engine.statements import Statement as Claim
from courses.h5p.models import Counting, SavedState, Statement
from courses.h5p.selectors import Played, played_by, pseudonym_of
from courses.learning.services import OpenUnit, open_unit, record_result, require_open
from courses.outline.models import Unit
from lms.accounts.models import User
from lms.kernel.clock import now
from lms.kernel.errors import Conflict, InvalidInput

SOURCE = "h5p"
MOST_STATE_CHARACTERS = 500_000
MOST_STATES = 400
MOST_STATEMENTS = 5_000
"""For one learner in one content: no lesson needs more, and a script in a loop would not end."""


@dataclass(frozen=True)
class Kept:
    """What is known after statements: how many were new, the result, and whether progress changed."""

    new: int
    raw_score: float | None
    max_score: float | None
    is_result: bool
    saved_at: datetime.datetime


@transaction.atomic
def keep_state(
    *,
    actor: User,
    unit: Unit,
    sub_content_id: str,
    data_type: str,
    data: str | None,
    sitting: uuid.UUID,
    opened_at: datetime.datetime,
) -> datetime.datetime:
    """Keep where `actor` is in the unit's content; None takes the part away. Returns when.

    `sitting` is this opening of the player, at `opened_at`: what another one kept since is not overwritten.
    Raises NotFound, NotAllowed, Conflict (closed; no content; gone on elsewhere), InvalidInput (too much).
    """
    require_open(actor, unit)
    content = _played(actor, unit).content
    key: dict[str, Any] = {
        "learner": actor,
        "content": content,
        "sub_content_id": sub_content_id,
        "data_type": data_type,
    }
    moment = now()
    row = SavedState.objects.select_for_update().filter(**key).first()
    _refuse_stale(row, sitting=sitting, opened_at=opened_at)
    if data is None:
        SavedState.objects.filter(**key).delete()
        return moment
    if len(data) > MOST_STATE_CHARACTERS:
        raise InvalidInput(_("This content keeps more than we can store."), code="state_too_large")
    values = {"data": data, "sitting": sitting, "saved_at": moment}
    if row is not None:
        SavedState.objects.filter(pk=row.pk).update(**values)
        return moment
    SavedState.objects.update_or_create(**key, defaults=values)
    if SavedState.objects.filter(learner=actor, content=content).count() > MOST_STATES:
        raise InvalidInput(_("This content keeps more than we can store."), code="state_too_large")
    return moment


def _refuse_stale(
    row: SavedState | None, *, sitting: uuid.UUID, opened_at: datetime.datetime
) -> None:
    if row is not None and row.sitting != sitting and row.saved_at > opened_at:
        raise Conflict(
            _("You went on in another window. Reload this page to go on here."),
            code="state_elsewhere",
        )


@transaction.atomic
def record_statements(
    *, actor: User, unit: Unit, sitting: uuid.UUID, statements: Sequence[Any]
) -> Kept:
    """Keep what the unit's content reported in one sitting, and make a result of it where there is one.

    Idempotent by the statements' ids: what comes twice counts once. Raises NotFound, NotAllowed, Conflict,
    and InvalidInput naming the first statement that is none; then nothing of the call is kept.
    """
    moment = now()
    # The row is locked: one learner's calls come one after another, for results depend on a whole sitting.
    opened = open_unit(actor, unit, at=moment)
    played = _played(actor, unit)
    claims = [(_claim(value, number), value) for number, value in enumerate(statements)]
    at = _Sitting(opened, played, sitting, moment)
    new = _new_claims(at, claims)
    before = _scored_before(at) if new else []
    Statement.objects.bulk_create([_row(at, claim, value) for claim, value in new])
    told = [*before, *(claim for claim, _value in new)]
    outcome = outcome_of(told, maximum=played.content.maximum) if new else None
    if outcome is None:
        return Kept(len(new), None, None, is_result=False, saved_at=moment)
    number = sum(1 for claim in told if claim.is_root and claim.score and claim.score.most)
    basis = f"whole:{number}" if outcome.basis is Basis.WHOLE else f"parts:{outcome.score.raw:g}"
    is_result = _tell(at, outcome.score, basis=basis)
    return Kept(
        len(new), outcome.score.raw, outcome.score.most, is_result=is_result, saved_at=moment
    )


def _played(actor: User, unit: Unit) -> Played:
    played = played_by(actor, unit)
    if played is None:
        raise Conflict(_("There is no content here that could be played."), code="no_content")
    return played


def _claim(value: Any, number: int) -> Claim:
    try:
        return read_statement(value)
    except PackageRefused as refused:
        name = refused.findings[0].values.get("field", "")
        message = _("This is not a statement that we can keep.")
        fields = {f"statements.{number}.{name}": message}
        raise InvalidInput(message, code="bad_statement", fields=fields) from refused


@dataclass(frozen=True)
class _Sitting:
    """Who is at which content, in which opening of the player, when."""

    opened: OpenUnit
    played: Played
    id: uuid.UUID
    moment: datetime.datetime

    @property
    def learner(self) -> User:
        """Who plays."""
        return self.opened.learner

    @cached_property
    def thing(self) -> str:
        """The address by which statements name the content."""
        unit = self.opened.unit
        path = reverse("learning:unit", args=[unit.course.slug, unit.key])
        return str(settings.LERNHUB_ADDRESS) + path


def _new_claims(
    sitting: _Sitting, claims: Sequence[tuple[Claim, dict[str, Any]]]
) -> list[tuple[Claim, dict[str, Any]]]:
    """The claims that are not known yet. Raises InvalidInput when there are too many."""
    mine = Statement.objects.filter(learner=sitting.learner)
    if mine.filter(content=sitting.played.content).count() + len(claims) > MOST_STATEMENTS:
        raise InvalidInput(
            _("This content reports more than we can store."), code="too_many_statements"
        )
    ids = [claim.id for claim, _value in claims]
    known = set(mine.filter(statement_id__in=ids).values_list("statement_id", flat=True))
    first = {claim.id: (claim, value) for claim, value in reversed(claims)}
    return [first.pop(each) for each in ids if each in first and each not in known]


def _scored_before(sitting: _Sitting) -> list[Claim]:
    """What this sitting told with points so far, oldest first, as far as a result rests on it."""
    rows = Statement.objects.filter(
        learner=sitting.learner,
        content=sitting.played.content,
        sitting=sitting.id,
        max_score__isnull=False,
    ).order_by("pk")
    columns = ("statement_id", "verb", "sub_content_id", "raw_score", "max_score", "success")
    return [
        Claim.scored(each, verb=verb, sub_content_id=part, score=Score(raw, most), success=success)
        for each, verb, part, raw, most, success in rows.values_list(*columns)
    ]


def _row(sitting: _Sitting, claim: Claim, value: dict[str, Any]) -> Statement:
    whole = as_recorded(
        claim,
        value=value,
        actor=pseudonym_of(sitting.learner),
        home=settings.LERNHUB_ADDRESS,
        thing=sitting.thing,
        at=sitting.moment.isoformat(),
    )
    return Statement(
        statement_id=claim.id,
        learner=sitting.learner,
        content=sitting.played.content,
        unit=sitting.opened.unit,
        sitting=sitting.id,
        verb=claim.verb,
        sub_content_id=claim.sub_content_id,
        parent_id=claim.parent_id,
        raw_score=claim.score.raw if claim.score else None,
        max_score=claim.score.most if claim.score else None,
        success=claim.success,
        response=claim.response,
        duration_seconds=claim.duration_seconds,
        interaction=_asked(claim),
        statement=whole,
        stored_at=sitting.moment,
    )


def _asked(claim: Claim) -> dict[str, Any]:
    asked = claim.interaction
    return {
        "kind": asked.kind,
        "name": asked.name,
        "question": asked.question,
        "choices": [list(pair) for pair in asked.choices],
        "targets": [list(pair) for pair in asked.targets],
        "correct": list(asked.correct),
        "library": claim.library,
    }


def _tell(sitting: _Sitting, score: Score, *, basis: str) -> bool:
    """Make the score a result, as the unit counts them; return whether it was one."""
    counting = sitting.played.counting
    if counting == Counting.FIRST and _has_other_result(sitting):
        return False
    record_result(
        actor=sitting.learner,
        unit=sitting.opened.unit,
        raw_score=score.raw,
        max_score=score.most,
        source=SOURCE,
        source_id=f"{sitting.id.hex}:{basis}"[:64],
        replaces=counting == Counting.LAST,
        at=sitting.moment,
        opened=sitting.opened,
    )
    return True


def _has_other_result(sitting: _Sitting) -> bool:
    results = sitting.opened.unit.attempts.filter(learner=sitting.learner, source=SOURCE)
    return results.exclude(source_id__startswith=sitting.id.hex).exists()
