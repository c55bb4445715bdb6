"""People as tests need them."""

import factory
from factory.django import DjangoModelFactory

from lms.accounts.models import User


class UserFactory(DjangoModelFactory[User]):
    """A person who can sign in with the password "correct horse"."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"person{n}")
    display_name = factory.Sequence(lambda n: f"Person {n}")
    password = factory.django.Password("correct horse")
