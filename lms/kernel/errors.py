"""Expected failures: a code for machines, a sentence with a next step for people.

Each door translates them once: HTML in `kernel.middleware`, JSON in `lms.api.problems`.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class NextStep:
    """A link that leads on from a failure: what it says and where it goes."""

    label: str
    url: str


class DomainError(Exception):
    """Something a person asked for can't be done, for a reason we can name."""

    status = 400

    def __init__(self, message: str, *, code: str, next_step: NextStep | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.next_step = next_step


class NotAllowed(DomainError):
    """The actor may see the thing but not do this with it (403, with the reason)."""

    status = 403


class NotFound(DomainError):
    """The thing does not exist, or the actor may not know that it does (404)."""

    status = 404


class Moved(DomainError):
    """The thing goes by another name now; the doors lead there (301, or 308 where data was sent).

    `names` are the parts of the address that changed, such as {"slug": "new-slug"}.
    """

    status = 301

    def __init__(self, message: str, *, names: Mapping[str, str]) -> None:
        super().__init__(message, code="moved")
        self.names = dict(names)


class Conflict(DomainError):
    """The thing has changed or is in a state that rules this out (409)."""

    status = 409


class InvalidInput(DomainError):
    """Some values can't be accepted; `fields` names each with its sentence (422)."""

    status = 422

    def __init__(
        self, message: str, *, code: str = "invalid_input", fields: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(message, code=code)
        self.fields = dict(fields or {})


class TooFast(DomainError):
    """Too often in a short time; after `seconds` it can be tried again (429)."""

    status = 429

    def __init__(self, message: str, *, seconds: int) -> None:
        super().__init__(message, code="throttled")
        self.seconds = seconds
