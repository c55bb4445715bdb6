"""What this room tells the registries."""

from django.utils.translation import gettext_lazy as _

from lms.api.models import AccessToken
from lms.kernel import personal_data, processing
from lms.kernel.audit import name_actions
from lms.kernel.personal_data import PersonalData

PROGRAMS = "programs"


def register() -> None:
    """Tokens belong to people."""
    processing.register(
        processing.Activity(
            PROGRAMS,
            title=_("Access by programs"),
            purpose=_("Let people use programs of their own with their own data."),
            legal_basis=_("Art. 6 (1) (e) GDPR with § 3 NDSG"),
            people=_("Whoever makes an access token"),
            recipients=_("Whoever the person gives a token to"),
            retention=_("Until the token is revoked or the account ends"),
        )
    )
    personal_data.name_columns(
        {
            "name": _("Name"),
            "hint": _("Begins with"),
            "scopes": _("Good for"),
            "expires_at": _("Ends on"),
            "last_used_at": _("Last used"),
        }
    )
    personal_data.register(
        PersonalData(
            AccessToken,
            _("Access tokens for programs"),
            "person",
            ("name", "hint", "scopes", "created_at", "expires_at", "last_used_at"),
            activity=PROGRAMS,
        )
    )
    name_actions(
        {
            "token.created": _("Access token made"),
            "token.revoked": _("Access token revoked"),
        }
    )
