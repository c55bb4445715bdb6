"""Whoever asks for something: a person who has signed in, or nobody in particular."""

from django.contrib.auth.models import AnonymousUser

from lms.accounts.models import User

Actor = User | AnonymousUser


def person_behind(actor: Actor) -> User | None:
    """The signed-in person, or None for a visitor."""
    return actor if isinstance(actor, User) and actor.is_active else None
