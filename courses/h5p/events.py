"""What happens in this room."""

from dataclasses import dataclass

from lms.kernel.events import Event


@dataclass(frozen=True)
class LibrariesWait(Event):
    """A package brought libraries about which the centre has not decided yet."""

    library_ids: tuple[int, ...]
