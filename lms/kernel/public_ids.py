"""Ids that may be seen: UUIDv7 (RFC 9562), in time order, telling nothing else."""

import uuid

from uuid_utils import compat


def new_public_id() -> uuid.UUID:
    """A fresh UUIDv7. Python 3.11 has none of its own."""
    return compat.uuid7()
