# ruff: noqa: ARG002 - the signatures are allauth's
"""How allauth's provider asks us."""

from collections.abc import Iterable
from typing import Any, Literal

from allauth.idp.oidc.adapter import DefaultOIDCAdapter
from allauth.idp.oidc.internal.private_keys import filter_keys
from allauth.idp.oidc.models import Client, PrivateKey
from django.conf import settings

from lms.accounts.models import User
from lms.identity import selectors, services


class IdentityAdapter(DefaultOIDCAdapter):  # type: ignore[misc]
    """Pseudonyms and groups instead of names and addresses; keys from the data folder."""

    def get_issuer(self) -> str:
        """One name, under whatever host we are asked."""
        return str(settings.LERNHUB_ADDRESS)

    def get_claims(
        self,
        purpose: Literal["id_token", "userinfo"],
        user: User,
        client: Client,
        scopes: Iterable[str],
        email: str | None = None,
        **kwargs: Any,
    ) -> dict[str, Any]:
        """The same for both purposes."""
        return selectors.claims_of(services.pseudonym_of(user))

    def get_user_sub(self, client: Client, user: User) -> str:
        """The pseudonym."""
        return services.pseudonym_of(user).name

    def get_user_by_sub(self, client: Client, sub: str) -> User | None:
        """Nobody, when the account is closed."""
        return selectors.person_called(sub)

    def list_private_keys(
        self,
        *,
        did_activate: Literal[True] | None = None,
        is_active: Literal[True] | None = None,
    ) -> list[PrivateKey]:
        """Those that are published, or sign."""
        keys = selectors.signing_keys()
        chosen: list[PrivateKey] = filter_keys(keys, did_activate=did_activate, is_active=is_active)
        return chosen
