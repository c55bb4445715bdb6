"""Signing in with a user name or an e-mail address."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.http import HttpRequest

from lms.accounts.loopback import comes_from_this_machine
from lms.accounts.models import User
from lms.accounts.selectors import person_by_sign_in_name


class SignInBackend(AuthenticationBackend):  # type: ignore[misc]
    """One name leads to at most one person, and exactly one password is hashed, whatever happens.

    So neither the answer nor its time tells whether a name exists, is inactive or belongs to a sample.
    """

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> User | None:
        """The person whose password this is, or None for every kind of failure."""
        password = credentials.get("password") or ""
        name = credentials.get("username") or credentials.get("email") or ""
        if not password:
            return None
        person = person_by_sign_in_name(name)
        if person is None:
            User().set_password(password)
            return None
        knows_password = person.check_password(password)
        return person if knows_password and self._may_enter(person, request=request) else None

    def _may_enter(self, person: User, *, request: HttpRequest | None) -> bool:
        if person.sample and not comes_from_this_machine(request):
            return False
        return bool(self.user_can_authenticate(person))
