"""The secret of an access token: made once, shown once, kept as a hash only."""

import hashlib
import secrets

PREFIX = "lhub_"
"""By it people and scanners of repositories recognise a token that lies where it should not."""
SECRET_BYTES = 32
SHOWN_LETTERS = len(PREFIX) + 4


def new_secret() -> str:
    """256 random bits behind the prefix."""
    return PREFIX + secrets.token_urlsafe(SECRET_BYTES)


def digest_of(secret: str) -> str:
    """SHA-256 in hex. Fast is fine here: nobody guesses 256 random bits, unlike a password."""
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()


def hint_of(secret: str) -> str:
    """The beginning, by which its owner tells it from others."""
    return secret[:SHOWN_LETTERS]
