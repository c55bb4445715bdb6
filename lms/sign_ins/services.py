"""Writing sign-ins: begun, seen, ended. Ending one deletes its session, so that it holds at once."""

from collections.abc import Iterable

from django.contrib.sessions.models import Session
from django.db import transaction

from lms.accounts.models import User
from lms.kernel.audit import record
from lms.kernel.clock import now
from lms.kernel.events import publish
from lms.kernel.permissions import require
from lms.sign_ins import selectors
from lms.sign_ins.browsers import kind_of
from lms.sign_ins.events import SignInsEnded
from lms.sign_ins.models import SignIn
from lms.sign_ins.policies import may_end_sign_in


def note_seen(*, person: User, session_key: str, user_agent: str, earlier_key: str = "") -> None:
    """`person` is here in the browser with this session; `earlier_key` is what it was called before."""
    kind = kind_of(user_agent)
    if earlier_key and earlier_key != session_key:
        SignIn.objects.filter(person=person, session_key=earlier_key).update(
            session_key=session_key
        )
    seen = {
        "person": person,
        "browser": kind.browser,
        "system": kind.system,
        "last_seen_at": now(),
    }
    SignIn.objects.update_or_create(session_key=session_key, defaults=seen)


@transaction.atomic
def end_sign_in(*, actor: User, sign_in: SignIn) -> None:
    """Sign one browser out. Raises NotAllowed."""
    require(may_end_sign_in, actor, sign_in)
    record(actor=actor, action="sign_in.ended", target=sign_in)
    _end([sign_in])


@transaction.atomic
def end_other_sign_ins(*, actor: User, kept_key: str | None) -> int:
    """Sign out everywhere but where the session is `kept_key` (None: everywhere); how many."""
    ended = list(selectors.live_sign_ins(actor).exclude(session_key=kept_key or ""))
    if ended:
        record(actor=actor, action="sign_in.all_ended", target=actor, number=len(ended))
    _end(ended)
    return len(ended)


@transaction.atomic
def end_every_sign_in_of(*, person_id: int) -> None:
    """Sign a person out everywhere, because of what happened to her account. Idempotent."""
    person = User.objects.filter(pk=person_id).first()
    if person is None:
        return
    ended = list(SignIn.objects.filter(person=person))
    if ended:
        record(actor=None, action="sign_in.all_ended", target=person, number=len(ended))
    _end(ended)


@transaction.atomic
def clear_sign_ins() -> int:
    """Forget sessions that have expired, and the sign-ins whose session is gone; how many of these."""
    Session.objects.filter(expire_date__lte=now()).delete()
    number, _by_model = selectors.over().delete()
    return number


def _end(sign_ins: Iterable[SignIn]) -> None:
    rows = list(sign_ins)
    Session.objects.filter(session_key__in=[row.session_key for row in rows]).delete()
    SignIn.objects.filter(pk__in=[row.pk for row in rows]).delete()
    for person_id in sorted({row.person_id for row in rows}):
        publish(SignInsEnded(person_id))
