"""Reading people."""

from lms.accounts.models import User


def display_name_of(person: User) -> str:
    """The name others see."""
    return str(person)


def person_by_username(username: str) -> User | None:
    """The active person of that user name, in whatever case it is written, or None."""
    return User.objects.filter(folded_username=username.casefold(), is_active=True).first()
