"""The forms of signing in and up, of passwords and of the profile.

allauth's forms with our words: labels instead of placeholders, one password field instead of two.
"""

from typing import Any

from allauth.account import forms as allauth
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lms.accounts.models import Language, Theme, User
from lms.accounts.names import tidy_display_name
from lms.accounts.plain_fields import PlainFields
from lms.accounts.reading import CHOICES, Contrast, Font, LineSpacing, Motion, Reading, TextSize
from lms.accounts.selectors import person_by_confirmed_email
from lms.settings.environment import SignUp

PASSWORD_HINT = _("At least 8 characters. Three or four words in a row are easy to keep in mind.")


AS_BROWSER = "browser"
"""What the form says where the account says nothing."""


class DisplayNameField(forms.CharField):
    """A name as others see it; one of which nothing can be seen counts as missing."""

    def to_python(self, value: Any) -> str:
        """The tidy name."""
        return tidy_display_name(super().to_python(value) or "")


class SignInForm(PlainFields, allauth.LoginForm):  # type: ignore[misc]
    """Name or address, and password."""

    labels = {
        "login": _("User name or e-mail address"),
        "password": _("Password"),
        "remember": _("Stay signed in for two weeks"),
    }
    hints = {"remember": _("Only on a device that nobody else uses.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs.update(
            autocomplete="username", autocapitalize="none", spellcheck="false"
        )

    @property
    def sign_up_is_open(self) -> bool:
        """Whether the page may invite to open an account."""
        return bool(settings.LERNHUB_SIGN_UP != SignUp.CLOSED)


class SignUpForm(PlainFields, allauth.SignupForm):  # type: ignore[misc]
    """Name, address, password. Whether the address is known shows neither in words nor in time."""

    account_already_exists: bool
    display_name = DisplayNameField(max_length=120)
    field_order = ["display_name", "email", "password1"]
    labels = {
        "display_name": _("First and last name"),
        "email": _("E-mail address"),
        "password1": _("Password"),
    }
    hints = {
        "display_name": _("As others in your courses see you."),
        "password1": PASSWORD_HINT,
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["display_name"].widget.attrs["autocomplete"] = "name"
        if settings.LERNHUB_SIGN_UP == SignUp.DOMAINS:
            self.fields["email"].help_text = gettext("It ends in %(domains)s.") % {
                "domains": _domains()
            }

    def clean_email(self) -> str:
        """The address, if its domain may sign up here."""
        address: str = super().clean_email()
        domain = address.rpartition("@")[2].casefold()
        if settings.LERNHUB_SIGN_UP != SignUp.DOMAINS or domain in settings.LERNHUB_SIGN_UP_DOMAINS:
            return address
        raise forms.ValidationError(
            gettext(
                "Accounts can be opened with an address that ends in %(domains)s. "
                "If yours is another, your school or the centre opens an account for you."
            )
            % {"domains": _domains()},
            code="domain_not_allowed",
        )

    def clean(self) -> dict[str, Any]:
        """The password may not be the person's name either."""
        data: dict[str, Any] = super().clean()
        if "password1" in data and not self.has_error("password1"):
            try:
                validate_password(
                    data["password1"], User(display_name=data.get("display_name", ""))
                )
            except forms.ValidationError as error:
                self.add_error("password1", error)
        return data

    def try_save(self, request: HttpRequest) -> tuple[User | None, HttpResponse | None]:
        """Open the account, or answer just so if the address has one already.

        Two sign-ups with one address at the same moment: the database lets the first one through.
        """
        if self.account_already_exists:
            User().set_password(self.cleaned_data["password1"])
            return self._open_or_pretend(request)
        try:
            with transaction.atomic():
                return self._open_or_pretend(request)
        except IntegrityError:
            self.account_already_exists = True
            return self._open_or_pretend(request)

    def _open_or_pretend(self, request: HttpRequest) -> tuple[User | None, HttpResponse | None]:
        outcome: tuple[User | None, HttpResponse | None] = super().try_save(request)
        return outcome


def _domains() -> str:
    return ", ".join(f"@{name}" for name in settings.LERNHUB_SIGN_UP_DOMAINS)


class ConfirmationCodeForm(PlainFields, allauth.ConfirmEmailVerificationCodeForm):  # type: ignore[misc]
    """The code from the mail."""

    labels = {"code": _("Code")}
    hints = {"code": _("Eight letters; capitals and the hyphen do not matter.")}

    def clean_code(self) -> str:
        """The right code proves whose the address is; only then it may be said that it is taken.

        allauth would refuse an address that somebody merely wrote down; see `release_address`.
        """
        code: str = super(allauth.ConfirmEmailVerificationCodeForm, self).clean_code()
        holder = person_by_confirmed_email(self.email)
        if holder and holder != self.user:
            raise forms.ValidationError(
                gettext("This address belongs to another account."), code="email_taken"
            )
        return code


class ChangeEmailForm(PlainFields, allauth.AddEmailForm):  # type: ignore[misc]
    """A new address; it replaces the old one when it is confirmed."""

    labels = {"email": _("New e-mail address")}


class ChangePasswordForm(PlainFields, allauth.ChangePasswordForm):  # type: ignore[misc]
    """The present password and a new one."""

    labels = {"oldpassword": _("Present password"), "password1": _("New password")}
    hints = {"password1": PASSWORD_HINT}


class SetPasswordForm(PlainFields, allauth.SetPasswordForm):  # type: ignore[misc]
    """A first password."""

    labels = {"password1": _("Password")}
    hints = {"password1": PASSWORD_HINT}


class ForgottenPasswordForm(PlainFields, allauth.ResetPasswordForm):  # type: ignore[misc]
    """Where to send the link."""

    labels = {"email": _("E-mail address")}


class NewPasswordForm(PlainFields, allauth.ResetPasswordKeyForm):  # type: ignore[misc]
    """The new password, after the link from the mail."""

    labels = {"password1": _("New password")}
    hints = {"password1": PASSWORD_HINT}


class ReauthenticateForm(PlainFields, allauth.ReauthenticateForm):  # type: ignore[misc]
    """The password once more before something that matters."""

    labels = {"password": _("Password")}


class ProfileForm(forms.Form):
    """The own profile; `update_profile` writes it."""

    display_name = DisplayNameField(
        label=_("First and last name"),
        help_text=_("As others in your courses see you."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(
        label=_("Language"),
        choices=[(AS_BROWSER, _("As my browser asks")), *Language.choices],
        widget=forms.RadioSelect,
    )
    theme = forms.ChoiceField(
        label=_("Appearance"), choices=Theme.choices, widget=forms.RadioSelect
    )

    def clean_language(self) -> str:
        """The language's code, or nothing for the browser's wish."""
        language: str = self.cleaned_data["language"]
        return "" if language == AS_BROWSER else language


class ReadingForm(forms.Form):
    """How pages look and read; `choose_appearance` writes it, or this browser keeps it.

    `kept_in` is filled by the script that keeps the choice in local storage.
    """

    text_size = forms.ChoiceField(
        label=_("Text size"), choices=TextSize.choices, widget=forms.RadioSelect
    )
    line_spacing = forms.ChoiceField(
        label=_("Line spacing"), choices=LineSpacing.choices, widget=forms.RadioSelect
    )
    font = forms.ChoiceField(label=_("Font"), choices=Font.choices, widget=forms.RadioSelect)
    contrast = forms.ChoiceField(
        label=_("Contrast"), choices=Contrast.choices, widget=forms.RadioSelect
    )
    motion = forms.ChoiceField(label=_("Motion"), choices=Motion.choices, widget=forms.RadioSelect)
    theme = forms.ChoiceField(
        label=_("Light or dark"), choices=Theme.choices, widget=forms.RadioSelect
    )
    kept_in = forms.CharField(required=False, widget=forms.HiddenInput)

    def reading(self) -> Reading:
        """What was chosen, from a valid form."""
        return Reading(**{name: self.cleaned_data[name] for name in CHOICES})
