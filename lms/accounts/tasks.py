"""Mails about the own account."""

from lms.accounts.mails import send_mail_to
from lms.accounts.models import User
from lms.api.models import AccessToken


def tell_of_token(token_id: int) -> None:
    """A token was made; who has revoked it meanwhile knows of it."""
    token = AccessToken.objects.filter(pk=token_id).first()
    if token is not None:
        person = User.objects.get(pk=token.person_id)
        send_mail_to(person, template="accounts/mail/token_created", context={"token": token})
