"""Jobs of this room."""

from courses.editor import services


def clear_presence() -> None:
    """Once an hour: who was writing is nobody's business any more."""
    services.clear_presence()
