"""What this room tells the registries."""

from allauth.account.models import EmailAddress, EmailConfirmation
from django.utils.translation import gettext_lazy as _

from lms.accounts import token_section
from lms.accounts.models import User
from lms.accounts.profile import ProfileSection, register_section
from lms.accounts.vocabulary import ACCOUNT
from lms.kernel import personal_data, processing
from lms.kernel.audit import name_actions
from lms.kernel.personal_data import PersonalData


def register() -> None:
    """The account itself, what allauth keeps with it, and the way to the access tokens."""
    register_section(
        ProfileSection("tokens", "accounts/tokens_section.html", token_section.build, order=80)
    )
    processing.register(
        processing.Activity(
            ACCOUNT,
            title=_("Accounts and sign-in"),
            purpose=_("Let people in, recognise them, write to them, speak their language."),
            legal_basis=_(
                "Art. 6 (1) (e) GDPR with § 3 NDSG; for pupils and guardians § 31 (1) NSchG"
            ),
            people=_("Teachers, pupils, staff of schools and of the centre"),
            recipients=_("Centre staff; the company that runs the server (Art. 28)"),
            retention=_("As long as the account exists"),
        )
    )
    personal_data.name_columns(_columns())
    personal_data.register(
        PersonalData(
            User,
            _("Account"),
            "pk",
            (
                "username",
                "email",
                "display_name",
                "language",
                "theme",
                "text_size",
                "line_spacing",
                "font",
                "motion",
                "contrast",
                "address",
                "date_joined",
                "last_login",
            ),
            activity=ACCOUNT,
        ),
        PersonalData(
            EmailAddress,
            _("E-mail addresses"),
            "user",
            ("email", "verified", "primary"),
            activity=ACCOUNT,
        ),
        PersonalData(
            EmailConfirmation,
            _("Confirmations of e-mail addresses"),
            "email_address__user",
            ("created",),
            activity=ACCOUNT,
            retention=_("one week"),
        ),
    )
    name_actions(
        {
            "person.signed_up": _("Account opened"),
            "person.added": _("Account opened for somebody"),
            "person.profile_updated": _("Profile changed"),
            "person.reading_chosen": _("Way of reading chosen"),
            "person.closed_unconfirmed": _("Unconfirmed account closed"),
        }
    )


def _columns() -> dict[str, personal_data.Text]:
    return {
        "username": _("User name"),
        "email": _("E-mail address"),
        "display_name": _("Name"),
        "language": _("Language"),
        "theme": _("Appearance"),
        "text_size": _("text size"),
        "line_spacing": _("line spacing"),
        "font": _("font"),
        "motion": _("motion"),
        "contrast": _("contrast"),
        "address": _("Form of address"),
        "date_joined": _("Here since"),
        "last_login": _("Last sign-in"),
        "verified": _("Confirmed"),
        "primary": _("Main address"),
        "created": _("Created"),
    }
