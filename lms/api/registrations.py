"""What this room tells the registries."""

from django.utils.translation import gettext_lazy as _

from lms.api.models import AccessToken
from lms.kernel.audit import name_actions
from lms.kernel.personal_data import PersonalData
from lms.kernel.personal_data import register as register_data


def register() -> None:
    """Tokens belong to people."""
    fields = ("name", "hint", "scopes", "created_at", "expires_at", "last_used_at")
    register_data(PersonalData(AccessToken, _("Access tokens for programs"), "person", fields))
    name_actions(
        {
            "token.created": _("Access token made"),
            "token.revoked": _("Access token revoked"),
        }
    )
