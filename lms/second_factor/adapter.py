"""How allauth's second factors behave here: sealed secrets, our words, our picture of the code."""

from io import BytesIO

import qrcode
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from qrcode.image.svg import SvgPathFillImage

from lms.accounts.models import User
from lms.second_factor.sealing import seal_of


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """allauth's hooks."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "unverified_email": _("Please confirm your e-mail address first."),
        "incorrect_code": _("This code is not right, or it was used already. Please try the next."),
        "cannot_generate_recovery_codes": _("Set up an app or a passkey first."),
    }

    def encrypt(self, text: str) -> str:
        """`text` as the database keeps it."""
        return seal_of(_secret_keys()).encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """What was sealed, under the present secret key or an earlier one."""
        return seal_of(_secret_keys()).decrypt(encrypted_text.encode()).decode()

    def get_totp_issuer(self) -> str:
        """The heading under which the app lists the code."""
        return f"Lernhub {settings.LERNHUB_CENTRE_NAME}"

    def build_totp_svg(self, url: str) -> str:
        """The picture to scan: on white, so that cameras read it in the dark theme, too."""
        target = BytesIO()
        qrcode.make(url, image_factory=SvgPathFillImage).save(target)
        return target.getvalue().decode()

    def generate_authenticator_name(self, user: User, type: str) -> str:  # noqa: A002
        """What a passkey is called until its owner names it."""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return gettext("Passkey %(number)d") % {"number": number}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """The host that was asked, under our name."""
        return {**super().get_public_key_credential_rp_entity(), "name": "Lernhub"}


def _secret_keys() -> list[str]:
    return [str(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
