"""What happens to files."""

from dataclasses import dataclass

from lms.kernel.events import Event


@dataclass(frozen=True)
class FileStored(Event):
    """New content was stored."""

    stored_file_id: int
    is_picture: bool
