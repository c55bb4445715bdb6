"""Programs that ask with a token."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AbstractBaseUser
from django.test import Client

from lms.api.scopes import Scope
from lms.api.services import create_token

Program = Callable[..., Client]


@pytest.fixture
def program() -> Program:
    """A client with a token of `person` for `scopes`; without any, for all."""

    def build(person: AbstractBaseUser, *scopes: Scope, **headers: Any) -> Client:
        made = create_token(actor=person, name="Skript", scopes=scopes or list(Scope))
        return Client(headers={"Authorization": f"Bearer {made.secret}", **headers})

    return build
