"""What a session itself remembers of its sign-in, so that most requests ask the database nothing."""

import time

from django.contrib.sessions.backends.base import SessionBase

_MARK = "sign_in"
SEEN_EVERY_SECONDS = 600
"""How exact "last here" is."""


def is_fresh(session: SessionBase) -> bool:
    """Whether the sign-in was noted under the session's present key a short time ago."""
    key, seen_at = session.get(_MARK) or ("", 0)
    return key == session.session_key and time.time() - seen_at < SEEN_EVERY_SECONDS


def earlier_key(session: SessionBase) -> str:
    """The key under which the sign-in was noted last; "" for a new one."""
    key: str = (session.get(_MARK) or ("", 0))[0]
    return key


def mark(session: SessionBase) -> None:
    """It has been noted just now."""
    session[_MARK] = (session.session_key, int(time.time()))
