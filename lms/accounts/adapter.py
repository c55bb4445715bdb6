"""How allauth behaves here: who may sign up, what it answers, in which language it writes."""

import logging
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.account.utils import user_email
from django.conf import settings
from django.contrib import messages
from django.core.mail import EmailMessage
from django.db import transaction
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse, reverse_lazy
from django.utils import translation
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lms.accounts import services
from lms.accounts.events import PersonJoined
from lms.accounts.loopback import comes_from_this_machine
from lms.accounts.models import Language, User
from lms.accounts.names import suggest_user_name
from lms.accounts.preferences import catalogue_of
from lms.accounts.redirects import is_own_address
from lms.accounts.selectors import folded_sign_in_name, person_by_email
from lms.kernel.audit import record
from lms.kernel.events import publish
from lms.settings.environment import SignUp

logger = logging.getLogger(__name__)

WRONG_PASSWORD = lazy(format_html, SafeString)(
    '{} <a href="{}">{}</a>',
    _("Name or password is not right."),
    reverse_lazy("account_reset_password"),
    _("Set a new password"),
)

WAYS_TO_PROVE = {
    "reauthenticate": _("Type the password"),
    "mfa_reauthenticate": _("Type a code"),
    "mfa_reauthenticate:webauthn": _("Use a passkey"),
}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """allauth's hooks, in the order in which a person meets them."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": WRONG_PASSWORD,
        "email_password_mismatch": WRONG_PASSWORD,
        "incorrect_password": _("This is not your password."),
        "enter_current_password": _("This is not your present password."),
        "too_many_login_attempts": _(
            "Too many attempts. Please wait five minutes, then try again."
        ),
        "incorrect_code": _("This is not the code from our latest mail. Please compare once more."),
        "duplicate_email": _("This is your address already."),
        "same_as_current": _("This is your address already."),
        "rate_limited": _("That was too fast. Please wait ten seconds, then try again."),
        "invalid_password_reset": _("This link was used already or is too old."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Whether anybody at all may sign up; the form checks the domain."""
        return bool(settings.LERNHUB_SIGN_UP != SignUp.CLOSED)

    def save_user(
        self,
        request: HttpRequest,
        user: User,
        form: BaseForm,
        commit: bool = True,
    ) -> User:
        """The person as she signed up, speaking the language she chose in this browser."""
        user.display_name = form.cleaned_data["display_name"]
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        user.language = chosen if chosen in Language.values else ""
        user_email(user, form.cleaned_data["email"])
        user.set_password(form.cleaned_data["password1"])
        self.populate_username(request, user)
        if commit:
            user.save()
            record(actor=user, action="person.signed_up", target=user)
            publish(PersonJoined(user.pk))
        return user

    def populate_username(self, request: HttpRequest, user: User) -> None:  # noqa: ARG002
        """A user name that nobody had to choose and that tells nothing; see `names`."""
        while not user.username or User.objects.filter(folded_username=user.username).exists():
            user.username = suggest_user_name(user.display_name)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:  # noqa: ARG002
        """Attempts count per name, as it is looked up.

        allauth counts per name and host, and whoever guesses makes up a new port each time.
        """
        return folded_sign_in_name(credentials.get("email") or credentials.get("username") or "")

    def get_login_stages(self) -> list[str]:
        """After the password the e-mail address, for those who have one; then the second factor."""
        return ["lms.accounts.stages.ConfirmEmailStage", "allauth.mfa.stages.AuthenticateStage"]

    def pre_login(self, request: HttpRequest, user: User, **options: Any) -> HttpResponse | None:
        """Sample accounts sign in on the machine itself only, by whatever means."""
        if user.sample and not comes_from_this_machine(request):
            return HttpResponseRedirect(reverse("account_login"))
        answer: HttpResponse | None = super().pre_login(request, user, **options)
        return answer

    def get_reauthentication_methods(self, user: User) -> list[dict[str, Any]]:
        """allauth's ways to prove once more who one is, in our words."""
        methods = super().get_reauthentication_methods(user)
        return [{**way, "description": WAYS_TO_PROVE[way["id"]]} for way in methods]

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """Whoever proves that an address is hers gets it, even if somebody else wrote it down first."""
        with transaction.atomic():
            if email_address.can_set_verified():
                services.release_address(
                    address=email_address.email, confirmed_by=email_address.user
                )
            return bool(super().confirm_email(request, email_address))

    def can_delete_email(self, email_address: EmailAddress) -> bool:  # noqa: ARG002
        """The address is replaced, not removed: it is the way back when a password is forgotten."""
        return False

    def is_safe_url(self, url: str | None) -> bool:
        """Only addresses on the host that was asked."""
        return bool(url) and is_own_address(self.request, str(url))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002
        """Back to where the link was."""
        return reverse("accounts:profile")

    def get_email_verification_redirect_url(self, email_address: EmailAddress) -> str:  # noqa: ARG002
        """A person who changed her address comes back to her profile."""
        if self.request.user.is_authenticated:
            return reverse("accounts:profile")
        return reverse("account_login")

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The link leads to where the platform is, whatever host the request claimed to ask."""
        path = urlsplit(super().get_reset_password_from_key_url(key)).path
        return f"{settings.LERNHUB_ADDRESS}{path}"

    def render_mail(
        self,
        template_prefix: str,
        email: str | list[str],
        context: dict[str, Any],
        headers: dict[str, str] | None = None,
    ) -> EmailMessage:
        """The mail in the reader's language, not in that of whoever asked for it."""
        reader = person_by_email(email) if isinstance(email, str) else None
        present = translation.get_language() or settings.LANGUAGE_CODE
        language = catalogue_of(reader, otherwise=present) if reader else present
        context = {
            **context,
            "centre_name": settings.LERNHUB_CENTRE_NAME,
            "site": settings.LERNHUB_ADDRESS,
        }
        with translation.override(language):
            mail: EmailMessage = super().render_mail(template_prefix, email, context, headers)
        return mail

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send, and say so if the mail server does not answer; what was entered stays saved."""
        try:
            super().send_mail(template_prefix, email, context)
        except OSError:
            logger.exception("mail %s could not be sent", template_prefix)
            messages.error(
                self.request,
                gettext("Our mail server does not answer. Please try again in a few minutes."),
            )
