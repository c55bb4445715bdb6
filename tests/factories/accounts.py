"""People as tests need them."""

import factory
from allauth.account.models import EmailAddress
from factory.django import DjangoModelFactory

from lms.accounts.models import User

PASSWORD = "correct horse"


class UserFactory(DjangoModelFactory[User]):
    """A person who can sign in with the password "correct horse".

    With `email="…"` the address is confirmed, as allauth keeps it.
    """

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"person{n}")
    display_name = factory.Sequence(lambda n: f"Person {n}")
    password = factory.django.Password(PASSWORD)

    @factory.post_generation
    def confirmed(self: User, create: bool, extracted: bool | None, **_: object) -> None:
        """`confirmed=False` leaves the address unconfirmed."""
        if create and self.email:
            EmailAddress.objects.create(
                user=self, email=self.email, verified=extracted is not False, primary=True
            )
