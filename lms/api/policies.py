"""Whose tokens are whose: everybody looks after her own, nobody after another's."""

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Q

from lms.api.models import AccessToken

Asker = AbstractBaseUser | AnonymousUser


def may_have_tokens(actor: Asker) -> bool:
    """Whoever has an account that is open."""
    return actor.pk is not None and actor.is_active


def may_revoke_token(actor: Asker, token: AccessToken) -> bool:
    """Its owner."""
    return may_have_tokens(actor) and token.person_id == actor.pk


def tokens_manageable_by(actor: Asker) -> Q:
    """The tokens that `actor` may revoke."""
    return Q(person_id=actor.pk) if may_have_tokens(actor) else Q(pk__in=[])
