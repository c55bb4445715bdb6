"""What happens to sign-ins."""

from dataclasses import dataclass

from lms.kernel.events import Event


@dataclass(frozen=True)
class SignInsEnded(Event):
    """Browsers of a person were signed out from elsewhere."""

    person_id: int
