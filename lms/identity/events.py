"""What happens to sign-ons of other programs."""

from dataclasses import dataclass

from lms.kernel.events import Event


@dataclass(frozen=True)
class SignOnEnded(Event):
    """A person is no longer known to the programs that she came to from here."""

    person_id: int
    name: str
