"""Writing second factors where allauth does not: the audit log, the reset, new encryption."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import decrypt, encrypt
from django.db import transaction

from lms.accounts.models import User
from lms.kernel.audit import record
from lms.kernel.events import publish
from lms.kernel.locking import lock
from lms.kernel.permissions import require
from lms.second_factor.events import SecondFactorReset
from lms.second_factor.policies import may_reset_second_factor
from lms.sign_ins.services import end_every_sign_in_of

SEALED = ("secret", "seed")


def note_added(*, person: User, kind: str) -> None:
    """allauth has kept a new app, passkey or set of recovery codes of `person`."""
    record(actor=person, action="second_factor.added", target=person, kind=kind)


def note_removed(*, person: User, kind: str) -> None:
    """allauth has deleted an app, a passkey or recovery codes of `person`."""
    record(actor=person, action="second_factor.removed", target=person, kind=kind)


def note_codes_renewed(*, person: User) -> None:
    """allauth has made new recovery codes; the old ones are void."""
    record(actor=person, action="recovery_codes.renewed", target=person)


def note_code_used(*, person: User) -> None:
    """Somebody signed in as `person` by a recovery code."""
    record(actor=person, action="recovery_codes.used", target=person)


@transaction.atomic
def reset_second_factor(*, actor: User | None, person: User) -> bool:
    """Take every second factor from `person`, who lost hers; whether there was one.

    She signs in by her password alone then. All her devices are signed out. Raises NotAllowed.
    """
    require(may_reset_second_factor, actor)
    person = lock(User, person.pk)
    removed, _by_model = Authenticator.objects.filter(user=person).delete()
    if removed:
        record(actor=actor, action="second_factor.reset", target=person)
        end_every_sign_in_of(person_id=person.pk)
        publish(SecondFactorReset(person.pk))
    return bool(removed)


@transaction.atomic
def reseal_second_factors() -> int:
    """Encrypt every secret anew under the present secret key; how many rows. Idempotent."""
    rows = list(Authenticator.objects.select_for_update().exclude(type="webauthn"))
    for row in rows:
        row.data = {**row.data, **_resealed(row.data)}
    Authenticator.objects.bulk_update(rows, ["data"])
    return len(rows)


def _resealed(data: dict[str, Any]) -> dict[str, str]:
    return {name: encrypt(decrypt(data[name])) for name in SEALED if name in data}
