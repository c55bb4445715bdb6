"""Enrolment keys: kept as a keyed hash, compared in constant time.

Keys are short and read out in class, so a slow hash would not save them from somebody who has the
database; without the installation's secret key the hash here tells nothing. It is quick, so that it can
be compared while the course is locked.
"""

import secrets

from django.utils.crypto import constant_time_compare, salted_hmac

SHORTEST = 6
LONGEST = 60
_LETTERS = "abcdefghjkmnpqrstuvwxyz"
"""Without i, l and o, which are taken for other characters."""
_DIGITS = "23456789"


def normalised(key: str) -> str:
    """`key` as it counts: capitals and blanks at the ends don't."""
    return " ".join(key.split()).casefold()


def hash_key(key: str, *, course: str) -> str:
    """The hash of `key` for the course of that public id; the same word differs between courses."""
    salt = f"courses.enrolment.key:{course}"
    return salted_hmac(salt, normalised(key), algorithm="sha256").hexdigest()


def key_fits(key: str, *, course: str, key_hash: str) -> bool:
    """Whether `key` is the one whose hash is `key_hash`."""
    return bool(key_hash) and constant_time_compare(hash_key(key, course=course), key_hash)


def suggest_key() -> str:
    """A key that is easily read out: "kbfw-4738"."""
    letters = "".join(secrets.choice(_LETTERS) for _ in range(4))
    return letters + "-" + "".join(secrets.choice(_DIGITS) for _ in range(4))
