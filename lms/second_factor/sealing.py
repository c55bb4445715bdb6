"""Secrets as the database keeps them: encrypted under a key made of the installation's secret key.

A copy of the database alone opens nothing. Old secret keys still open what they sealed.
"""

import base64
from collections.abc import Iterable

from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_PURPOSE = b"lernhub second factor 1"


def seal_of(secret_keys: Iterable[str]) -> MultiFernet:
    """Seals under the first of `secret_keys` and opens what any of them sealed (HKDF, RFC 5869)."""
    return MultiFernet([Fernet(_derived(key)) for key in secret_keys])


def _derived(secret_key: str) -> bytes:
    derivation = HKDF(algorithm=SHA256(), length=32, salt=None, info=_PURPOSE)
    return base64.urlsafe_b64encode(derivation.derive(secret_key.encode()))
