"""What this room tells the registries."""

from allauth.account.models import EmailAddress, EmailConfirmation
from django.utils.translation import gettext_lazy as _

from lms.accounts.models import User
from lms.kernel.audit import name_actions
from lms.kernel.personal_data import PersonalData
from lms.kernel.personal_data import register as register_data


def register() -> None:
    """The account itself, and what allauth keeps with it."""
    register_data(
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
        )
    )
    register_data(
        PersonalData(EmailAddress, _("E-mail addresses"), "user", ("email", "verified", "primary"))
    )
    register_data(
        PersonalData(
            EmailConfirmation,
            _("Confirmations of e-mail addresses"),
            "email_address__user",
            ("created",),
        )
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
