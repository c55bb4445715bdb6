"""The room as a Django app."""

from django.apps import AppConfig


class VideoConfig(AppConfig):
    """The second kind of unit."""

    name = "courses.video"

    def ready(self) -> None:
        """Add video to the kinds of unit, and say what is kept of people."""
        from courses.activities.registry import register
        from courses.video import registrations
        from courses.video.kind import VideoKind

        register(VideoKind())
        registrations.register()
