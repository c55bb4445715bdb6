"""Somebody came in; or set a new password, and is signed out everywhere else."""

from typing import Any

from allauth.account import signals
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest

from lms.accounts.models import User
from lms.sign_ins import marks, services


def connect() -> None:
    """Listen; called once when all rooms are ready."""
    user_logged_in.connect(_came_in)
    signals.password_changed.connect(_end_others)
    signals.password_set.connect(_end_others)
    signals.password_reset.connect(_end_all)


def _came_in(*, request: HttpRequest, user: User, **_more: Any) -> None:
    services.note_seen(
        person=user,
        session_key=str(request.session.session_key),
        user_agent=request.headers.get("User-Agent", ""),
    )
    marks.mark(request.session)


def _end_others(*, request: HttpRequest, user: User, **_more: Any) -> None:
    """The session that goes on has a new key; its sign-in is known by the earlier one."""
    kept = marks.earlier_key(request.session) or request.session.session_key
    services.end_other_sign_ins(actor=user, kept_key=kept)


def _end_all(*, user: User, **_more: Any) -> None:
    services.end_every_sign_in_of(person_id=user.pk)
