"""Failures of this room alone."""

from lms.kernel.errors import DomainError


class TooManyQuestions(DomainError):
    """Somebody has asked a lot within an hour (429)."""

    status = 429
