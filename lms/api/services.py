"""Writing access tokens: create, revoke, note that one was used, forget the expired."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from lms.api.events import TokenCreated
from lms.api.models import NAME_LETTERS, AccessToken
from lms.api.policies import may_have_tokens, may_revoke_token, tokens_manageable_by
from lms.api.scopes import Scope, known_scopes
from lms.api.secrets import digest_of, hint_of, new_secret
from lms.api.selectors import KEPT_AFTER_EXPIRY
from lms.kernel.audit import record
from lms.kernel.clock import now
from lms.kernel.errors import Conflict, InvalidInput
from lms.kernel.events import publish
from lms.kernel.locking import lock
from lms.kernel.permissions import require

USUAL_DAYS = 90
MOST_DAYS = 365
MOST_TOKENS = 20
NOTED_EVERY = datetime.timedelta(hours=1)


@dataclass(frozen=True)
class CreatedToken:
    """A token and its secret, which is never known again."""

    token: AccessToken
    secret: str


@transaction.atomic
def create_token(
    *, actor: AbstractBaseUser, name: str, scopes: Iterable[str], days: int = USUAL_DAYS
) -> CreatedToken:
    """Make a token for a program of `actor` that is good for `scopes` and `days`.

    Raises NotAllowed, InvalidInput (name, scopes, days), Conflict (too many tokens).
    """
    require(may_have_tokens, actor)
    lock(get_user_model(), actor.pk)
    name, wanted = _known_name(name), _known_scopes(scopes)
    if not 1 <= days <= MOST_DAYS:
        raise _refusal("days", _("A token is good for 1 to %(days)s days.") % {"days": MOST_DAYS})
    if AccessToken.objects.filter(tokens_manageable_by(actor)).count() >= MOST_TOKENS:
        raise Conflict(
            _("You have %(number)s access tokens already. Revoke one that you don't need.")
            % {"number": MOST_TOKENS},
            code="too_many_tokens",
        )
    secret = new_secret()
    token = AccessToken.objects.create(
        person_id=actor.pk,
        name=name,
        digest=digest_of(secret),
        hint=hint_of(secret),
        scopes=[scope.value for scope in wanted],
        expires_at=now() + datetime.timedelta(days=days),
    )
    record(actor=actor, action="token.created", target=token)
    publish(TokenCreated(token.pk))
    return CreatedToken(token, secret)


@transaction.atomic
def revoke_token(*, actor: AbstractBaseUser, token: AccessToken) -> None:
    """Make `token` worthless, at once. Raises NotAllowed."""
    require(may_revoke_token, actor, token)
    record(actor=actor, action="token.revoked", target=token)
    AccessToken.objects.filter(pk=token.pk).delete()


@transaction.atomic
def revoke_all_tokens(*, actor: AbstractBaseUser) -> int:
    """Make every token of `actor` worthless; tells how many there were. Raises NotAllowed."""
    require(may_have_tokens, actor)
    tokens = list(AccessToken.objects.filter(tokens_manageable_by(actor)).select_for_update())
    for token in tokens:
        revoke_token(actor=actor, token=token)
    return len(tokens)


def note_use(token: AccessToken) -> None:
    """Remember that `token` was used; once an hour will do, and no request waits for more."""
    moment = now()
    if token.last_used_at is None or token.last_used_at <= moment - NOTED_EVERY:
        AccessToken.objects.filter(pk=token.pk).update(last_used_at=moment)


def forget_expired_tokens() -> int:
    """Delete the tokens that expired a month ago or earlier; tells how many there were."""
    rows = AccessToken.objects.filter(expires_at__lte=now() - KEPT_AFTER_EXPIRY)
    return rows.delete()[0]


def _known_name(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise _refusal("name", _("Please name the program that will use the token."))
    if len(name) > NAME_LETTERS:
        raise _refusal(
            "name", _("At most %(letters)s characters, please.") % {"letters": NAME_LETTERS}
        )
    return name


def _known_scopes(names: Iterable[str]) -> list[Scope]:
    try:
        wanted = known_scopes(names)
    except ValueError as error:
        raise _refusal("scopes", _("There is no such scope.")) from error
    if not wanted:
        raise _refusal("scopes", _("Please choose what the token may be used for."))
    return wanted


def _refusal(field: str, sentence: str) -> InvalidInput:
    return InvalidInput(sentence, fields={field: sentence})
