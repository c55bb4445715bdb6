"""Jobs of this room."""

from lms.backup import services


def back_up_when_due() -> None:
    """Asked several times an hour: makes the day's backup, also after a night without power."""
    services.back_up_when_due()
