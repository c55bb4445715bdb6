"""Reading who has which second factor."""

import datetime
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.utils.translation import gettext as _

from lms.accounts.actors import Actor, person_behind
from lms.accounts.models import User
from lms.accounts.selectors import person_by_sign_in_name
from lms.kernel.clock import now
from lms.kernel.errors import NotFound
from lms.second_factor.policies import may_reset_second_factor, people_who_must_have_second_factor

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
"""What stands beside a password; recovery codes stand in for these."""

CODES_CAN_BE_SAVED = datetime.timedelta(minutes=10)
"""How long after they were shown the recovery codes can still be had as a file."""


@dataclass(frozen=True)
class Factors:
    """What somebody has set up."""

    has_app: bool
    passkeys: int
    codes_left: int

    @property
    def any(self) -> bool:
        """Whether signing in takes more than a password."""
        return self.has_app or self.passkeys > 0


def lacks_second_factor(actor: Actor) -> bool:
    """Whether `actor` must have a second factor and has none. One query."""
    person = person_behind(actor)
    if person is None:
        return False
    protected = Authenticator.objects.filter(type__in=FACTORS).values("user")
    must = User.objects.filter(people_who_must_have_second_factor(), pk=person.pk)
    return must.exclude(pk__in=protected).exists()


def factors_of(person: User) -> Factors:
    """What `person` has set up."""
    rows = list(Authenticator.objects.filter(user=person))
    codes = next((row for row in rows if row.type == Authenticator.Type.RECOVERY_CODES), None)
    return Factors(
        has_app=any(row.type == Authenticator.Type.TOTP for row in rows),
        passkeys=sum(row.type == Authenticator.Type.WEBAUTHN for row in rows),
        codes_left=len(codes.wrap().get_unused_codes()) if codes else 0,
    )


def codes_just_shown(person: User) -> list[str]:
    """The unused recovery codes, if `person` saw them a few minutes ago; else none."""
    kind = Authenticator.Type.RECOVERY_CODES
    row = Authenticator.objects.filter(user=person, type=kind).first()
    shown_at = row.data.get("viewed_at") if row else None
    if row is None or shown_at is None:
        return []
    age = now() - datetime.datetime.fromtimestamp(shown_at, tz=datetime.UTC)
    return list(row.wrap().get_unused_codes()) if age <= CODES_CAN_BE_SAVED else []


def person_to_reset(actor: Actor, *, name: str) -> User | None:
    """The person who signs in as `name`, for an administrator. Raises NotFound for everybody else."""
    if not may_reset_second_factor(actor):
        raise NotFound(_("There is nothing at this address."), code="not_found")
    return person_by_sign_in_name(name) if name.strip() else None
