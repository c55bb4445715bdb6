"""What happens with people's data."""

from dataclasses import dataclass

from lms.kernel.events import Event


@dataclass(frozen=True)
class ExportOrdered(Event):
    """Somebody wants her data as an archive."""

    export_id: int


@dataclass(frozen=True)
class DeletionPlanned(Event):
    """An account will be erased."""

    request_id: int


@dataclass(frozen=True)
class DeletionCancelled(Event):
    """An account stays after all."""

    person_id: int


@dataclass(frozen=True)
class CorrectionAsked(Event):
    """The centre is asked to correct something."""

    correction_id: int


@dataclass(frozen=True)
class CorrectionAnswered(Event):
    """The centre has answered."""

    correction_id: int
