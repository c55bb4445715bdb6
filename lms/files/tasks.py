"""Jobs of this room."""

from lms.files import services


def make_image_sizes(stored_file_id: int) -> None:
    """The smaller sizes of a picture that are still missing."""
    services.make_image_sizes(stored_file_id)


def clean_files() -> None:
    """Once a night: what nobody refers to any more."""
    services.clean_files()
