"""Work after second factors changed."""

from lms.accounts.mails import send_mail_to
from lms.accounts.models import User


def tell_of_reset(person_id: int) -> None:
    """Mail whose second factor was taken away, so that nobody does it behind her back."""
    person = User.objects.filter(pk=person_id).first()
    if person is not None:
        send_mail_to(person, template="second_factor/reset", context={})
