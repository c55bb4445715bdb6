"""What happens to people."""

from dataclasses import dataclass

from lms.kernel.events import Event


@dataclass(frozen=True)
class PersonJoined(Event):
    """An account was opened, by the person herself or for her."""

    person_id: int


@dataclass(frozen=True)
class ProfileUpdated(Event):
    """A person changed how she is shown, for example her name."""

    person_id: int


@dataclass(frozen=True)
class PersonClosed(Event):
    """An account can't be used any more."""

    person_id: int
