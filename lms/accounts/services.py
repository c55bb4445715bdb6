"""Writing people: opening accounts, the own profile, and whose an e-mail address is."""

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lms.accounts.events import PersonClosed, PersonJoined, ProfileUpdated
from lms.accounts.models import Address, Language, Theme, User
from lms.accounts.names import tidy_display_name
from lms.accounts.policies import may_add_person, may_edit_profile
from lms.accounts.reading import CHOICES, Reading
from lms.accounts.selectors import person_by_email, unconfirmed_holders_of
from lms.kernel.audit import record
from lms.kernel.errors import Conflict, InvalidInput
from lms.kernel.events import publish
from lms.kernel.locking import lock
from lms.kernel.permissions import require


@transaction.atomic
def add_person(
    *,
    actor: User | None,
    username: str,
    display_name: str,
    password: str | None = None,
    email: str = "",
    language: str = "",
    address: str = Address.FORMAL,
    sample: bool = False,
) -> User:
    """Open an account for somebody; `actor` None is the platform itself.

    An `email` given here counts as confirmed: whoever adds a person vouches for it.
    Raises NotAllowed, InvalidInput, Conflict (name or address is taken).
    """
    require(may_add_person, actor)
    person = User(
        username=User.normalize_username(username),
        display_name=tidy_display_name(display_name),
        email=email,
        language=language,
        address=address,
        sample=sample,
    )
    person.set_password(password)
    _refuse_if_taken(person)
    _refuse_if_invalid(person)
    person.save()
    if person.email:
        EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    record(actor=actor, action="person.added", target=person)
    publish(PersonJoined(person.pk))
    return person


@transaction.atomic
def update_profile(
    *,
    actor: User,
    person: User,
    display_name: str,
    language: str,
    theme: str,
    reading: Reading | None = None,
) -> User:
    """Change how `person` is shown to others and in what the platform is shown to her.

    Without `reading`, how she reads stays as it is.

    Raises NotAllowed, InvalidInput.
    """
    require(may_edit_profile, actor, person)
    person = lock(User, person.pk)
    person.display_name = tidy_display_name(display_name)
    person.language = language
    person.theme = theme
    for name, value in (reading.values() if reading else {}).items():
        setattr(person, name, value)
    _refuse_if_invalid(person)
    person.save()
    record(actor=actor, action="person.profile_updated", target=person)
    publish(ProfileUpdated(person.pk))
    return person


@transaction.atomic
def choose_language(*, actor: User, language: str) -> None:
    """Show the platform to `actor` in `language`. Raises InvalidInput."""
    person = lock(User, actor.pk)
    person.language = known_language(language)
    person.save(update_fields=["language"])


@transaction.atomic
def choose_theme(*, actor: User, theme: str) -> None:
    """Show the platform to `actor` in `theme`. Raises InvalidInput."""
    person = lock(User, actor.pk)
    person.theme = known_theme(theme)
    person.save(update_fields=["theme"])


@transaction.atomic
def choose_appearance(*, actor: User, theme: str, reading: Reading) -> None:
    """Light or dark, and how text reads, in one step. Raises InvalidInput."""
    choose_theme(actor=actor, theme=theme)
    choose_reading(actor=actor, reading=reading)


@transaction.atomic
def choose_reading(*, actor: User, reading: Reading) -> None:
    """Show the platform to `actor` as she reads best. Raises InvalidInput."""
    person = lock(User, actor.pk)
    for name, value in _known_reading(reading).values().items():
        setattr(person, name, value)
    person.save(update_fields=list(CHOICES))
    record(actor=actor, action="person.reading_chosen", target=person)


@transaction.atomic
def release_address(*, address: str, confirmed_by: User) -> None:
    """Take `address` from accounts that never confirmed it, now that its owner has shown up.

    Those accounts are closed: without it they would count as people without an address, who sign in
    unconfirmed, and nobody could tell whose they are.
    """
    for holder in unconfirmed_holders_of(address, besides=confirmed_by):
        EmailAddress.objects.filter(user=holder, email=address, verified=False).delete()
        holder.email = ""
        holder.is_active = False
        holder.save(update_fields=["email", "is_active"])
        record(actor=None, action="person.closed_unconfirmed", target=holder)
        publish(PersonClosed(holder.pk))


def known_language(language: str) -> str:
    """`language`, if the interface speaks it. Raises InvalidInput."""
    if language not in Language.values:
        raise InvalidInput(_("The interface speaks German and English."), code="unknown_language")
    return language


def known_theme(theme: str) -> str:
    """`theme`, if there is such a one. Raises InvalidInput."""
    if theme not in Theme.values:
        raise InvalidInput(_("Please choose light, dark or like my device."), code="unknown_theme")
    return theme


def _known_reading(reading: Reading) -> Reading:
    """`reading`, if all of it can be chosen. Raises InvalidInput."""
    wrong = [name for name, value in reading.values().items() if value not in CHOICES[name].values]
    if wrong:
        message = _("Please choose one of the possibilities.")
        fields = dict.fromkeys(wrong, message)
        raise InvalidInput(message, code="unknown_reading", fields=fields)
    return reading


def _refuse_if_taken(person: User) -> None:
    if User.objects.filter(folded_username=person.username.casefold()).exists():
        raise Conflict(_("This user name is taken."), code="user_name_taken")
    if person.email and person_by_email(person.email):
        raise Conflict(_("There is an account with this e-mail address."), code="email_taken")


def _refuse_if_invalid(person: User) -> None:
    try:
        person.clean_fields(exclude=["password", "folded_username", "sort_name"])
    except ValidationError as error:
        fields = {name: " ".join(texts) for name, texts in error.message_dict.items()}
        raise InvalidInput(_("Some entries need a change."), fields=fields) from error
