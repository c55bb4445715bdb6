"""Ending sign-ins in the background, and forgetting old ones."""

from lms.sign_ins import services


def end_sign_ins(person_id: int) -> None:
    """Sign a person out everywhere."""
    services.end_every_sign_in_of(person_id=person_id)


def clear_sign_ins() -> None:
    """Once a day."""
    services.clear_sign_ins()
