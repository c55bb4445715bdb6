"""Ending sign-ons in the background, and forgetting old ones."""

from lms.identity import services


def end_sign_on(person_id: int) -> None:
    """Take back what other programs hold of a person."""
    services.end_sign_on(person_id=person_id)


def forget_expired() -> None:
    """Once a day."""
    services.forget_expired()
