"""Events that mean work for this room."""

from lms.files import tasks
from lms.files.events import FileStored
from lms.kernel.jobs import enqueue


def file_stored(event: FileStored) -> None:
    """Pictures are made smaller for small screens."""
    if event.is_picture:
        enqueue(tasks.make_image_sizes, event.stored_file_id)
