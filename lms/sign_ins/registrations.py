"""What this room tells the registries."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from lms.accounts.actors import person_behind
from lms.accounts.profile import ProfileSection, register_section
from lms.accounts.vocabulary import ACCOUNT
from lms.kernel import personal_data
from lms.kernel.audit import name_actions
from lms.kernel.personal_data import PersonalData
from lms.sign_ins.models import SignIn
from lms.sign_ins.selectors import live_sign_ins


def profile_section(request: HttpRequest) -> Mapping[str, Any] | None:
    """On how many devices somebody is signed in."""
    person = person_behind(request.user)
    return {"number": live_sign_ins(person).count()} if person else None


def register() -> None:
    """Sign-ins go with the person; they show on her profile."""
    personal_data.name_columns(
        {
            "browser": _("Browser"),
            "system": _("System"),
            "started_at": _("Signed in on"),
            "last_seen_at": _("Last seen"),
        }
    )
    personal_data.register(
        PersonalData(
            SignIn,
            _("Devices you are signed in on"),
            "person",
            ("browser", "system", "started_at", "last_seen_at"),
            activity=ACCOUNT,
        )
    )
    register_section(
        ProfileSection(
            name="sign-ins", template="sign_ins/profile.html", build=profile_section, order=20
        )
    )
    name_actions(
        {
            "sign_in.ended": _("Signed out on one device"),
            "sign_in.all_ended": _("Signed out on several devices"),
        }
    )
