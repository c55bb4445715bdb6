"""The secret part of a report's address: whoever has it may read the report and its answer."""

import uuid

from django.core import signing

_SIGNER = signing.Signer(salt="lernhub.pages.report", sep="~")


def secret_of(public_id: uuid.UUID) -> str:
    """What stands in the address. It is computed, so nothing that opens a report lies in the database."""
    return _SIGNER.sign(public_id.hex)


def public_id_behind(secret: str) -> uuid.UUID | None:
    """The report's id; None for what was not made here."""
    try:
        return uuid.UUID(hex=_SIGNER.unsign(secret))
    except (signing.BadSignature, ValueError):
        return None
