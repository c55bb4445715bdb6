"""What learners do in a content: states and statements kept, results told to `learning`."""

import datetime
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
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
from courses.h5p.models import Content, Counting, Interactive, SavedState, Statement
from courses.h5p.selectors import content_begun_by, pseudonym_of
from courses.learning.services import record_result, require_open
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
    content = _content_of(actor, unit)
    key: dict[str, Any] = {
        "learner": actor,
        "content": content,
        "sub_content_id": sub_content_id,
        "data_type": data_type,
    }
    moment = now()
    _refuse_stale(key, sitting=sitting, opened_at=opened_at)
    if data is None:
        SavedState.objects.filter(**key).delete()
        return moment
    if len(data) > MOST_STATE_CHARACTERS:
        raise InvalidInput(_("This content keeps more than we can store."), code="state_too_large")
    _row, is_new = SavedState.objects.update_or_create(
        **key, defaults={"data": data, "sitting": sitting, "saved_at": moment}
    )
    if is_new and SavedState.objects.filter(learner=actor, content=content).count() > MOST_STATES:
        raise InvalidInput(_("This content keeps more than we can store."), code="state_too_large")
    return moment


def _refuse_stale(key: dict[str, Any], *, sitting: uuid.UUID, opened_at: datetime.datetime) -> None:
    row = SavedState.objects.select_for_update().filter(**key).first()
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
    require_open(actor, unit)
    content = _content_of(actor, unit)
    moment = now()
    claims = [_claim(value, number) for number, value in enumerate(statements)]
    # One learner's calls one after another: results depend on all statements of a sitting.
    User.objects.select_for_update().get(pk=actor.pk)
    new = _new_rows(_Sitting(actor, content, sitting, moment), claims, statements)
    Statement.objects.bulk_create(new)
    kept = _sitting(actor, content, sitting)
    outcome = outcome_of([_as_claim(row) for row in kept], maximum=content.maximum)
    if outcome is None or not new:
        return Kept(len(new), None, None, is_result=False, saved_at=moment)
    number = sum(1 for row in kept if not row.sub_content_id and row.max_score)
    basis = f"whole:{number}" if outcome.basis is Basis.WHOLE else f"parts:{outcome.score.raw:g}"
    is_result = _tell(actor, unit, outcome.score, sitting=sitting, basis=basis, at=moment)
    return Kept(
        len(new), outcome.score.raw, outcome.score.most, is_result=is_result, saved_at=moment
    )


def _content_of(actor: User, unit: Unit) -> Content:
    content = content_begun_by(actor, unit)
    if content is None:
        raise Conflict(_("There is no content here that could be played."), code="no_content")
    return content


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

    learner: User
    content: Content
    id: uuid.UUID
    moment: datetime.datetime

    @property
    def thing(self) -> str:
        """The address by which statements name the content."""
        unit = self.content.unit
        path = reverse("learning:unit", args=[unit.course.slug, unit.key])
        return str(settings.LERNHUB_ADDRESS) + path


def _new_rows(sitting: _Sitting, claims: Sequence[Claim], values: Sequence[Any]) -> list[Statement]:
    """Rows for the claims that are not known yet. Raises InvalidInput when there are too many."""
    mine = Statement.objects.filter(learner=sitting.learner)
    if mine.filter(content=sitting.content).count() + len(claims) > MOST_STATEMENTS:
        raise InvalidInput(
            _("This content reports more than we can store."), code="too_many_statements"
        )
    ids = [claim.id for claim in claims]
    known = set(mine.filter(statement_id__in=ids).values_list("statement_id", flat=True))
    rows: dict[uuid.UUID, Statement] = {}
    for claim, value in zip(claims, values, strict=True):
        if claim.id not in known and claim.id not in rows:
            rows[claim.id] = _row(sitting, claim, value)
    return list(rows.values())


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
        content=sitting.content,
        unit_id=sitting.content.unit_id,
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


def _sitting(actor: User, content: Content, sitting: uuid.UUID) -> list[Statement]:
    return list(
        Statement.objects.filter(learner=actor, content=content, sitting=sitting).order_by("pk")
    )


def _as_claim(row: Statement) -> Claim:
    """The parts of a kept statement on which a result rests."""
    score = None
    if row.raw_score is not None and row.max_score is not None:
        score = Score(row.raw_score, row.max_score)
    return Claim.scored(
        row.statement_id,
        verb=row.verb,
        sub_content_id=row.sub_content_id,
        score=score,
        success=row.success,
    )


def _tell(
    actor: User, unit: Unit, score: Score, *, sitting: uuid.UUID, basis: str, at: datetime.datetime
) -> bool:
    """Make the score a result, as the unit counts them; return whether it was one."""
    counting = Interactive.objects.values_list("counting", flat=True).get(unit=unit)
    source_id = f"{sitting.hex}:{basis}"[:64]
    if counting == Counting.FIRST and _has_other_result(actor, unit, sitting):
        return False
    record_result(
        actor=actor,
        unit=unit,
        raw_score=score.raw,
        max_score=score.most,
        source=SOURCE,
        source_id=source_id,
        replaces=counting == Counting.LAST,
        at=at,
    )
    return True


def _has_other_result(actor: User, unit: Unit, sitting: uuid.UUID) -> bool:
    rows: Iterable[str] = unit.attempts.filter(learner=actor, source=SOURCE).values_list(
        "source_id", flat=True
    )
    return any(not source_id.startswith(sitting.hex) for source_id in rows)
