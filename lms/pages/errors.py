"""Failures of this room alone."""

from lms.kernel.errors import Conflict


class StaleText(Conflict):
    """Somebody else has saved meanwhile (409). `theirs` is what stands there now, `revision` its number."""

    def __init__(self, message: str, *, theirs: str, revision: int) -> None:
        super().__init__(message, code="text_changed")
        self.theirs = theirs
        self.revision = revision
