"""What other programs may know of a person."""

from pathlib import Path
from typing import Any

from allauth.idp.oidc.models import PrivateKey
from django.conf import settings

from lms.accounts.models import User
from lms.identity import keys
from lms.identity.models import Pseudonym
from lms.kernel import sign_on
from lms.kernel.clock import now


def key_folder() -> Path:
    """Where the signing keys lie."""
    return Path(settings.LERNHUB_DATA) / "sign-on-keys"


def signing_keys() -> list[PrivateKey]:
    """All keys; the first is made when there is none."""
    folder = key_folder()
    return keys.keys_in(folder) or [keys.keys_in(keys.make_key(folder, at=now()).parent)[-1]]


def person_called(name: str) -> User | None:
    """Whose pseudonym it is, unless the account is closed."""
    found = Pseudonym.objects.filter(name=name, person__is_active=True).select_related("person")
    row = found.first()
    return row.person if row else None


def claims_of(pseudonym: Pseudonym) -> dict[str, Any]:
    """What is said of a person: a pseudonym, and the groups that rooms above tell."""
    return {
        "sub": pseudonym.name,
        "preferred_username": pseudonym.name,
        "groups": sorted(sign_on.groups_of(pseudonym.person_id)),
    }
