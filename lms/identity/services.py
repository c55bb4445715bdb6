"""Writing what sign-ons need: names, programs, keys; and ending them."""

import datetime
from dataclasses import dataclass

from allauth.idp.oidc.models import Client, Token
from django.contrib.auth.hashers import make_password
from django.db import transaction

from lms.accounts.models import User
from lms.identity import keys
from lms.identity.events import SignOnEnded
from lms.identity.models import Pseudonym
from lms.identity.selectors import key_folder, signing_keys
from lms.kernel.audit import record
from lms.kernel.clock import now
from lms.kernel.events import publish

SCOPES = ("openid", "profile", "groups")
"""All that a program may ask for."""


@dataclass(frozen=True)
class Program:
    """A program of the centre that people come to from here; nobody is asked for consent."""

    client_id: str
    name: str
    secret: str
    address_back: str


def pseudonym_of(person: User) -> Pseudonym:
    """The name of `person` at other programs, given at the first sign-on. Idempotent."""
    return Pseudonym.objects.get_or_create(person=person)[0]


@transaction.atomic
def introduce(program: Program) -> Client:
    """Let people sign on at `program`; called by the set-up, as often as it likes."""
    client = Client.objects.filter(pk=program.client_id).first() or Client(id=program.client_id)
    client.name = program.name
    if not client.check_secret(program.secret):
        client.secret = make_password(program.secret)
    client.set_scopes(list(SCOPES))
    client.set_default_scopes(list(SCOPES))
    client.set_grant_types([Client.GrantType.AUTHORIZATION_CODE])
    client.set_response_types([Client.ResponseType.CODE])
    client.set_redirect_uris([program.address_back])
    client.type = Client.Type.CONFIDENTIAL
    client.skip_consent = True
    client.save()
    return client


def note_sign_on(*, actor: User, client_id: str) -> None:
    """`actor` went over to a program."""
    record(actor=actor, action="sign_on.given", target=actor, program=client_id)


@transaction.atomic
def end_sign_on(*, person_id: int) -> None:
    """Take back what other programs hold of a person. Idempotent; who was nowhere stays unnoticed."""
    person = User.objects.filter(pk=person_id).select_related("pseudonym").first()
    if person is None or not hasattr(person, "pseudonym"):
        return
    number, _by_model = Token.objects.filter(user=person).delete()
    if number:
        record(actor=None, action="sign_on.ended", target=person, number=number)
    publish(SignOnEnded(person.pk, person.pseudonym.name))


def rotate_keys() -> datetime.datetime:
    """Make a new signing key and delete those that nobody needs any more; when the new one signs."""
    signing_keys()
    at = now()
    keys.remove_old(key_folder(), at=at)
    keys.make_key(key_folder(), at=at)
    return at + keys.KNOWN_BEFORE


def forget_expired() -> int:
    """Delete tokens that are over; how many."""
    number, _by_model = Token.objects.expired().delete()
    return int(number)
