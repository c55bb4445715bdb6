"""Jobs of the room."""

from lms.api import services


def forget_expired_tokens() -> None:
    """Delete tokens that have been worthless for a month. Idempotent."""
    services.forget_expired_tokens()
