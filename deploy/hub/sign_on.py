"""Who is let in at the hub."""

from typing import Any

from oauthenticator.generic import GenericOAuthenticator


class PeopleOfCourses(GenericOAuthenticator):  # type: ignore[misc]
    """Whoever takes or trains a course with notebooks, as the platform says at each sign-on."""

    async def check_allowed(self, _username: str, auth_model: dict[str, Any] | None) -> bool:
        """Without such a course there is nothing to do here."""
        state = (auth_model or {}).get("auth_state") or {}
        return bool(state.get("oauth_user", {}).get("groups"))
