"""What this room tells the registries."""

from collections.abc import Mapping
from typing import Any

from allauth.mfa.models import Authenticator
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from lms.accounts.actors import person_behind
from lms.accounts.profile import ProfileSection, register_section
from lms.accounts.vocabulary import ACCOUNT
from lms.kernel import personal_data
from lms.kernel.audit import name_actions
from lms.kernel.personal_data import PersonalData
from lms.second_factor.selectors import factors_of


def profile_section(request: HttpRequest) -> Mapping[str, Any] | None:
    """What the profile page says of second factors."""
    person = person_behind(request.user)
    return {"factors": factors_of(person)} if person else None


def register() -> None:
    """Second factors belong to people; their secrets are never exported."""
    personal_data.name_columns({"type": _("Kind of factor"), "last_used_at": _("Last used")})
    personal_data.register(
        PersonalData(
            Authenticator,
            _("Second factors"),
            "user",
            ("type", "created_at", "last_used_at"),
            activity=ACCOUNT,
        )
    )
    register_section(
        ProfileSection(
            name="second-factor",
            template="second_factor/profile.html",
            build=profile_section,
            order=10,
        )
    )
    name_actions(
        {
            "second_factor.added": _("Second factor set up"),
            "second_factor.removed": _("Second factor removed"),
            "second_factor.reset": _("Lost second factor taken away"),
            "recovery_codes.renewed": _("Recovery codes made anew"),
            "recovery_codes.used": _("Signed in by a recovery code"),
        }
    )
