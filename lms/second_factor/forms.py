"""The forms of second factors: allauth's, with our words, and codes that are good once."""

from typing import Any

from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as base
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from lms.accounts.plain_fields import PlainFields

NAME_LENGTH = 60
CODE_ATTRIBUTES = {"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}


def plain(code: str) -> str:
    """`code` without blanks and hyphens, with which apps show it and people type it."""
    return "".join(filter(str.isalnum, code))


class OneTimeCode(PlainFields):
    """A code field, and the promise that an app's code opens the door once.

    allauth remembers a used code for one period; with a tolerance it is valid for longer.
    """

    labels = {"code": _("Code")}
    hints = {"code": _("Six digits from your app, or one of your recovery codes.")}
    authenticator: Authenticator
    cleaned_data: dict[str, Any]
    user: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs.update(CODE_ATTRIBUTES)

    def clean_code(self) -> str:
        """The code, if it was never used."""
        self.cleaned_data["code"] = plain(self.cleaned_data["code"])
        code: str = super().clean_code()  # type: ignore[misc]
        if self.authenticator.type == Authenticator.Type.TOTP:
            periods = 2 * app_settings.TOTP_TOLERANCE + 1
            key = f"second-factor-used-{self.user.pk}-{code}"
            if not cache.add(key, "used", timeout=periods * app_settings.TOTP_PERIOD):
                raise get_adapter().validation_error("incorrect_code")
        return code


class CodeForm(OneTimeCode, base.AuthenticateForm):  # type: ignore[misc]
    """The second step of signing in."""


class CodeAgainForm(OneTimeCode, base.ReauthenticateForm):  # type: ignore[misc]
    """A code instead of the password, before something that matters."""


class ActivateAppForm(PlainFields, ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a new app proves that it has the secret."""

    secret: str
    labels = {"code": _("Code from the app")}
    hints = {"code": _("Six digits; they change every 30 seconds.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs.update(CODE_ATTRIBUTES)

    @property
    def secret_in_groups(self) -> str:
        """The secret as one can type it, four letters at a time."""
        return " ".join(self.secret[start : start + 4] for start in range(0, len(self.secret), 4))

    def clean_code(self) -> str:
        """The code."""
        self.cleaned_data["code"] = plain(self.cleaned_data["code"])
        code: str = super().clean_code()
        return code


class AddPasskeyForm(PlainFields, AddWebAuthnForm):  # type: ignore[misc]
    """A name, and what the browser's ceremony yields. The browser decides what the key can do."""

    labels = {"name": _("Name")}
    hints = {"name": _("So that you know it again, for example “my phone”.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("passwordless", None)
        _limit_name(self.fields["name"])


class RenamePasskeyForm(PlainFields, EditWebAuthnForm):  # type: ignore[misc]
    """Another name."""

    labels = {"name": _("Name")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _limit_name(self.fields["name"])


def _limit_name(field: forms.Field) -> None:
    field.max_length = NAME_LENGTH  # type: ignore[attr-defined]
    field.validators.append(forms.CharField(max_length=NAME_LENGTH).validators[0])
    field.widget.attrs.update(maxlength=NAME_LENGTH, autocomplete="off")


class FindPersonForm(forms.Form):
    """Whose second factor was lost."""

    name = forms.CharField(label=_("User name or e-mail address"), max_length=254)
