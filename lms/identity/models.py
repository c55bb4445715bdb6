"""Under which name a person is known to other programs."""

import secrets

from django.conf import settings
from django.db import models

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
LENGTH = 12


def new_name() -> str:
    """A name that says nothing of the person; it fits a user name, a folder and a host name."""
    return "p" + "".join(secrets.choice(ALPHABET) for _letter in range(LENGTH))


class Pseudonym(models.Model):
    """The name of a person at other programs; it never changes and is given to nobody else."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="pseudonym"
    )
    name = models.CharField(max_length=32, unique=True, default=new_name, editable=False)

    def __str__(self) -> str:
        return self.name
