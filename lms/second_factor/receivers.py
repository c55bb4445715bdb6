"""What allauth tells of second factors, handed on to the services that note it."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.mfa import signals
from allauth.mfa.models import Authenticator

from lms.accounts.models import User
from lms.second_factor import services


def connect() -> None:
    """Listen; called once when all rooms are ready."""
    signals.authenticator_added.connect(_added)
    signals.authenticator_removed.connect(_removed)
    signals.authenticator_reset.connect(_renewed)
    signals.authenticator_used.connect(_used)


def _added(*, user: User, authenticator: Authenticator, **_more: Any) -> None:
    services.note_added(person=user, kind=authenticator.type)


def _removed(*, user: User, authenticator: Authenticator, **_more: Any) -> None:
    services.note_removed(person=user, kind=authenticator.type)


def _renewed(*, user: User, **_more: Any) -> None:
    services.note_codes_renewed(person=user)


def _used(*, user: User, authenticator: Authenticator, **_more: Any) -> None:
    """Each recovery code is good once: its owner hears of it, and how many are left."""
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        return
    services.note_code_used(person=user)
    authenticator.refresh_from_db()
    left = len(authenticator.wrap().get_unused_codes())
    get_adapter().send_notification_mail("mfa/email/recovery_code_used", user, {"left": left})
