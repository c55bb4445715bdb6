"""Asking the centre to correct something, and answering."""

from django.db import transaction
from django.utils.translation import gettext as _

from lms.accounts.models import User
from lms.kernel.audit import record
from lms.kernel.clock import now
from lms.kernel.errors import Conflict, InvalidInput
from lms.kernel.events import publish
from lms.kernel.locking import lock
from lms.kernel.permissions import require
from lms.privacy.events import CorrectionAnswered, CorrectionAsked
from lms.privacy.models import CorrectionRequest
from lms.privacy.policies import may_run_data_protection
from lms.privacy.vocabulary import CorrectionState

MOST_OPEN = 20
BODY_LETTERS = 2000
ABOUT_LETTERS = 120


@transaction.atomic
def ask_for_correction(*, actor: User, about: str, body: str) -> CorrectionRequest:
    """Ask the centre to correct what one can't correct oneself. The same words twice are one request.

    Raises InvalidInput, Conflict (too many wait already).
    """
    person = lock(User, actor.pk)
    words = _words(body, field="body")
    waiting = CorrectionRequest.objects.filter(person=person, state=CorrectionState.NEW)
    same = waiting.filter(body=words).first()
    if same is not None:
        return same
    if waiting.count() >= MOST_OPEN:
        raise Conflict(
            _("Twenty of your requests wait for an answer. Please wait for the first ones."),
            code="too_many_corrections",
        )
    tidy = " ".join(about.split())[:ABOUT_LETTERS]
    correction = CorrectionRequest.objects.create(person=person, about=tidy, body=words)
    record(actor=actor, action="correction.asked", target=correction)
    publish(CorrectionAsked(correction.pk))
    return correction


@transaction.atomic
def answer_correction(
    *, actor: User, correction: CorrectionRequest, answer: str, done: bool
) -> CorrectionRequest:
    """Answer; `done` says that it has been corrected, else that it goes on or can't be.

    Raises NotAllowed, InvalidInput.
    """
    require(may_run_data_protection, actor)
    current = lock(CorrectionRequest, correction.pk)
    current.answer = _words(answer, field="answer")
    current.state = CorrectionState.DONE if done else CorrectionState.ANSWERED
    current.answered_at, current.answered_by = now(), actor
    current.save()
    record(actor=actor, action="correction.answered", target=current, state=current.state)
    publish(CorrectionAnswered(current.pk))
    return current


def _words(text: str, *, field: str) -> str:
    words = text.replace("\r\n", "\n").strip()
    if not words:
        message = _("Please write a sentence.")
        raise InvalidInput(message, code="words_missing", fields={field: message})
    if len(words) > BODY_LETTERS:
        message = _("That is longer than %(most)d letters.") % {"most": BODY_LETTERS}
        raise InvalidInput(message, code="too_long", fields={field: message})
    return words
