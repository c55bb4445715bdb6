"""Whoever asks for something: a person who has signed in, or nobody in particular."""

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _

from lms.accounts.models import User
from lms.kernel.errors import NotAllowed

Actor = User | AnonymousUser


def person_behind(actor: Actor) -> User | None:
    """The signed-in person, or None for a visitor."""
    return actor if isinstance(actor, User) and actor.is_active else None


def signed_in(actor: Actor) -> User:
    """The signed-in person. Raises NotAllowed for a visitor, whom the doors have led to sign-in."""
    person = person_behind(actor)
    if person is None:
        raise NotAllowed(_("Please sign in first."), code="not_signed_in")
    return person
