"""What happens to second factors."""

from dataclasses import dataclass

from lms.kernel.events import Event


@dataclass(frozen=True)
class SecondFactorReset(Event):
    """Somebody's second factor was taken away for her, because she had lost it."""

    person_id: int
