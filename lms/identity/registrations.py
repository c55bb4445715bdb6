"""What this room tells the registries."""

from allauth.idp.oidc.models import Client, Token
from django.utils.translation import gettext_lazy as _

from lms.accounts.vocabulary import ACCOUNT
from lms.identity.models import Pseudonym
from lms.kernel import personal_data
from lms.kernel.audit import name_actions
from lms.kernel.personal_data import PersonalData


def register() -> None:
    """Names at other programs and what these hold go with the person."""
    personal_data.name_columns(
        {"scopes": _("What the program may ask for"), "expires_at": _("Valid until")}
    )
    personal_data.register(
        PersonalData(
            Pseudonym,
            _("Your name at other programs of the centre"),
            "person",
            ("name",),
            activity=ACCOUNT,
        ),
        PersonalData(
            Token,
            _("Programs that you are signed on at"),
            "user",
            ("scopes", "created_at", "expires_at"),
            activity=ACCOUNT,
        ),
        PersonalData(
            Client,
            _("Programs that you have introduced"),
            "owner",
            ("name", "created_at"),
            activity=ACCOUNT,
        ),
    )
    name_actions(
        {
            "sign_on.given": _("Signed on at a program of the centre"),
            "sign_on.ended": _("Signed out of the programs of the centre"),
        }
    )
