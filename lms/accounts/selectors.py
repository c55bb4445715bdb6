"""Reading people."""

from allauth.account.models import EmailAddress
from django.db.models import Exists, OuterRef

from lms.accounts.models import User
from lms.kernel.personal_data import Subject


def display_name_of(person: User) -> str:
    """The name others see."""
    return str(person)


def person_by_username(username: str) -> User | None:
    """The active person of that user name, in whatever case it is written, or None."""
    return User.objects.filter(folded_username=username.casefold(), is_active=True).first()


def folded_sign_in_name(name: str) -> str:
    """What all spellings of a sign-in name that lead to the same account have in common."""
    return name.strip().casefold()


def person_by_sign_in_name(name: str) -> User | None:
    """The person, active or not, who signs in as `name`: a user name, or an address if it has an @.

    A confirmed address comes before one that somebody only wrote down.
    """
    name = name.strip()
    if "@" not in name:
        return User.objects.filter(folded_username=name.casefold()).first()
    return person_by_email(name)


def person_by_email(address: str) -> User | None:
    """The person, active or not, with that e-mail address; whoever has confirmed it comes first."""
    found = person_by_confirmed_email(address)
    return found or User.objects.filter(email=address.lower()).first()


def person_by_confirmed_email(address: str) -> User | None:
    """The person, active or not, who has proved that this address is hers."""
    confirmed = EmailAddress.objects.filter(email=address.lower(), verified=True)
    found = confirmed.select_related("user").first()
    return found.user if found else None


def confirmed_email_of(person: User) -> str:
    """The address that `person` has proved to be hers, or nothing; her main one comes first."""
    confirmed = EmailAddress.objects.filter(user=person, verified=True).order_by("-primary", "pk")
    return confirmed.values_list("email", flat=True).first() or ""


def has_email(person: User) -> bool:
    """Whether `person` has given any e-mail address, confirmed or not."""
    return bool(person.email) or EmailAddress.objects.filter(user=person).exists()


def unconfirmed_holders_of(address: str, *, besides: User) -> list[User]:
    """Other people who wrote down `address` and never confirmed it."""
    return list(User.objects.filter(email=address.lower()).exclude(pk=besides.pk))


def subject_of(person: User) -> Subject:
    """Keys and words by which `person` is found wherever her data is."""
    kept = EmailAddress.objects.filter(user=person).values_list("email", flat=True)
    addresses = dict.fromkeys(address.lower() for address in (person.email, *kept) if address)
    names = dict.fromkeys(name for name in (person.display_name, person.username) if name)
    return Subject(person.pk, person.public_id, tuple(names), tuple(addresses))


def has_confirmed_address() -> Exists:
    """Whether a person has proved that some address is hers; part of a larger query over people."""
    return Exists(EmailAddress.objects.filter(user=OuterRef("pk"), verified=True))
