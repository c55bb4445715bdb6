"""The own profile, as a page and as JSON: one service, one rule."""

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.db.models import Q
from django.test import Client

from lms.accounts import services
from lms.accounts.models import User
from lms.accounts.names import tidy_display_name
from lms.accounts.policies import may_edit_profile, profiles_editable_by
from lms.accounts.selectors import person_by_email, person_by_username
from lms.kernel.errors import Conflict, InvalidInput, NotAllowed
from lms.kernel.models import AuditEntry
from tests.factories.accounts import PASSWORD, UserFactory
from tests.support.personas import NAMES, build_personas

pytestmark = pytest.mark.django_db
PROFILE = "/konto/profil/"
ME = "/api/v1/me/"


def test_the_page_shows_what_there_is(client: Client) -> None:
    person = UserFactory(display_name="Meryem Kaya", email="kaya@schule.test")
    client.force_login(person)
    content = client.get(PROFILE).content.decode()
    for text in ("Meryem Kaya", person.username, "kaya@schule.test", "/konto/passwort/"):
        assert text in content


def test_the_page_leads_to_what_is_stored(client: Client) -> None:
    client.force_login(UserFactory())
    assert 'href="/meine-daten/"' in client.get(PROFILE).content.decode()


def test_saving_changes_the_account_and_says_when(client: Client) -> None:
    person = UserFactory()
    client.force_login(person)
    entry = {"display_name": " Meryem  Kaya ", "language": "en", "theme": "dark"}
    response = client.post(PROFILE, entry, follow=True)
    assert response.redirect_chain == [(PROFILE, 302)]
    assert "Saved at" in str(next(iter(response.context["messages"])))
    person.refresh_from_db()
    assert (person.display_name, person.language, person.theme) == ("Meryem Kaya", "en", "dark")
    assert AuditEntry.objects.filter(action="person.profile_updated", actor=person).count() == 1


def test_as_my_browser_asks_is_stored_as_nothing(client: Client) -> None:
    person = UserFactory(language="en")
    client.force_login(person)
    client.post(PROFILE, {"display_name": "M", "language": "browser", "theme": "auto"})
    person.refresh_from_db()
    assert person.language == ""


@pytest.mark.parametrize(
    "entry",
    [
        {"display_name": " ", "language": "de", "theme": "auto"},
        {"display_name": "M", "language": "fr", "theme": "auto"},
        {"display_name": "M" * 121, "language": "de", "theme": "auto"},
        {"display_name": "M", "language": "de", "theme": "pink"},
    ],
)
def test_a_bad_entry_changes_nothing(client: Client, entry: dict[str, str]) -> None:
    person = UserFactory(display_name="Old")
    client.force_login(person)
    response = client.post(PROFILE, entry)
    assert response.status_code == 200
    assert response.context["form"].errors
    person.refresh_from_db()
    assert person.display_name == "Old"


def test_the_service_refuses_what_no_form_has_checked() -> None:
    person = UserFactory()
    with pytest.raises(InvalidInput) as refusal:
        services.update_profile(
            actor=person, person=person, display_name="", language="fr", theme="pink"
        )
    assert refusal.value.fields.keys() == {"display_name", "language", "theme"}


def test_nobody_edits_anothers_profile() -> None:
    with pytest.raises(NotAllowed) as refusal:
        services.update_profile(
            actor=UserFactory(), person=UserFactory(), display_name="X", language="", theme="auto"
        )
    assert refusal.value.code == "not_may_edit_profile"


@pytest.mark.parametrize("name", NAMES)
def test_predicate_and_queryset_agree(name: str) -> None:
    personas = build_personas()
    actor = personas.everybody()[name]
    by_queryset = set(User.objects.filter(profiles_editable_by(actor)))
    assert isinstance(profiles_editable_by(actor), Q)
    assert by_queryset == {p for p in User.objects.all() if may_edit_profile(actor, p)}
    assert len(by_queryset) == (0 if name == "anonymous" else 1)


def test_me_is_the_same_profile_as_json(client: Client) -> None:
    person = UserFactory(email="kaya@schule.test")
    client.force_login(person)
    assert client.get(ME).json() == {
        "id": str(person.public_id),
        "username": person.username,
        "email": "kaya@schule.test",
        "display_name": person.display_name,
        "language": "",
        "theme": "auto",
        "text_size": "100",
        "line_spacing": "usual",
        "font": "fira",
        "motion": "device",
        "contrast": "device",
    }


def test_patching_me_changes_what_is_named_and_nothing_else(client: Client) -> None:
    person = UserFactory(theme="dark")
    client.force_login(person)
    response = client.patch(ME, {"display_name": "Neu"}, content_type="application/json")
    assert response.status_code == 200
    more = {"display_name": "Nein", "username": "root", "email": "x@y.test", "is_superuser": True}
    refused = client.patch(ME, more, content_type="application/json")
    named = {error["field"] for error in refused.json()["errors"]}
    assert (refused.status_code, named) == (422, {"username", "email", "is_superuser"})
    person.refresh_from_db()
    assert (person.display_name, person.theme) == ("Neu", "dark")
    assert (person.email, person.is_superuser, person.username == "root") == ("", False, False)


def test_patching_me_wrongly_names_the_field(client: Client) -> None:
    client.force_login(UserFactory())
    response = client.patch(ME, {"theme": "pink"}, content_type="application/json")
    assert response.status_code == 422
    assert [error["field"] for error in response.json()["errors"]] == ["theme"]


def test_another_site_can_not_patch_me() -> None:
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(UserFactory())
    response = careful.patch(ME, {"theme": "dark"}, content_type="application/json")
    assert response.status_code == 403
    assert response.json()["code"] == "csrf_failed"


def test_the_platform_adds_people_with_addresses_in_step() -> None:
    person = services.add_person(
        actor=None,
        username="svenja.oltmanns",
        display_name="Svenja Oltmanns",
        password=PASSWORD,
        email="Svenja@Schule.test",
    )
    assert person_by_username("Svenja.Oltmanns") == person
    assert person_by_email("svenja@schule.test") == person
    assert EmailAddress.objects.get(user=person).verified


def test_people_are_added_by_those_who_may_and_only_once() -> None:
    add: dict[str, Any] = {"username": "x", "display_name": "X", "email": "x@schule.test"}
    with pytest.raises(NotAllowed):
        services.add_person(actor=UserFactory(), **add)
    services.add_person(actor=None, **add)
    with pytest.raises(Conflict) as refusal:
        services.add_person(actor=None, **add)
    assert refusal.value.code == "user_name_taken"
    with pytest.raises(Conflict) as refusal:
        services.add_person(actor=None, **{**add, "username": "y"})
    assert refusal.value.code == "email_taken"
    with pytest.raises(InvalidInput) as invalid:
        services.add_person(actor=None, username="a@b", display_name="X")
    assert set(invalid.value.fields) == {"username"}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Mer\u202eyem\u200b \x00Kaya\ufeff", "Meryem Kaya"),
        ("علی\u200cرضا", "علی\u200cرضا"),
        ("\u200dKaya\u200c", "Kaya"),
        ("\u200b \u2066", ""),
    ],
)
def test_a_name_holds_nothing_that_cannot_be_seen(typed: str, kept: str) -> None:
    assert tidy_display_name(typed) == kept


def test_a_name_of_which_nothing_is_seen_is_refused_at_every_door(client: Client) -> None:
    person = UserFactory(display_name="Meryem Kaya")
    client.force_login(person)
    unseen = {"display_name": "\u200b\u202e", "language": "de", "theme": "auto"}
    assert client.post(PROFILE, unseen).context["form"].has_error("display_name", "required")
    assert client.patch(ME, unseen, content_type="application/json").status_code == 422
    join = {**unseen, "email": "a@schule.test", "password1": "drei blaue Kraniche"}
    page = Client().post("/konto/registrieren/", join)
    assert page.context["form"].has_error("display_name", "required")
    person.refresh_from_db()
    assert person.display_name == "Meryem Kaya"
