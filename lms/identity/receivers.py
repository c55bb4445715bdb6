"""Whoever signs out here is signed out everywhere."""

from typing import Any

from django.contrib.auth.signals import user_logged_out

from lms.accounts.models import User
from lms.identity.services import end_sign_on


def connect() -> None:
    """Listen; called once when all rooms are ready."""
    user_logged_out.connect(_went_out)


def _went_out(*, user: User | None, **_more: Any) -> None:
    if user is not None:
        end_sign_on(person_id=user.pk)
