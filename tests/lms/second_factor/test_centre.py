"""The centre's people need a second factor where the installation asks for it; lost ones are taken away."""

import io

import pytest
from allauth.mfa.models import Authenticator
from django.core.mail import EmailMessage
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import Settings

from lms.accounts.models import User
from lms.kernel.errors import NotAllowed
from lms.kernel.models import AuditEntry
from lms.second_factor.policies import must_have_second_factor, people_who_must_have_second_factor
from lms.second_factor.services import reset_second_factor
from lms.sign_ins.models import SignIn
from tests.factories.accounts import UserFactory
from tests.lms.second_factor.apps_on_phones import kinds_of, prove, with_app, with_codes
from tests.support.jobs import work_off_jobs
from tests.support.personas import Personas, build_personas

pytestmark = pytest.mark.django_db
PAGE = "/verwaltung/zweiter-faktor/"


@pytest.fixture
def personas() -> Personas:
    return build_personas()


@pytest.fixture
def _required(settings: Settings) -> None:
    settings.LERNHUB_STAFF_NEEDS_SECOND_FACTOR = True


@pytest.mark.usefixtures("_required")
def test_staff_and_administrators_need_one_and_the_filter_agrees(personas: Personas) -> None:
    for name, person in personas.signed_in().items():
        needs = must_have_second_factor(person)
        assert needs is (name in {"staff", "administrator"}), name
        found = User.objects.filter(people_who_must_have_second_factor(), pk=person.pk).exists()
        assert found is needs, name


def test_nobody_needs_one_where_it_is_optional(personas: Personas) -> None:
    assert not any(must_have_second_factor(p) for p in personas.signed_in().values())


@pytest.mark.usefixtures("_required")
@pytest.mark.parametrize("name", ["staff", "administrator"])
def test_who_needs_one_is_led_to_setting_it_up_before_anything_else(
    client: Client, personas: Personas, name: str
) -> None:
    client.force_login(personas.actor(name))
    for path in ("/", "/kurse/", "/verwaltung/"):
        assert client.get(path)["Location"] == "/konto/zweiter-faktor/", path
    page = client.get("/konto/zweiter-faktor/", headers={"Accept-Language": "en"})
    assert "You work for the centre and need one" in page.content.decode()
    assert client.get("/konto/profil/").status_code == 200


@pytest.mark.usefixtures("_required")
def test_the_api_says_what_is_missing(client: Client, personas: Personas) -> None:
    client.force_login(personas.staff)
    answer = client.get("/api/v1/me/")
    assert answer.status_code == 403
    assert answer["Content-Type"] == "application/problem+json"
    problem = answer.json()
    assert problem["code"] == "second_factor_needed"
    assert problem["next_step"]["url"] == "/konto/zweiter-faktor/"


@pytest.mark.usefixtures("_required")
def test_with_one_everything_opens_but_recovery_codes_alone_are_none(
    client: Client, personas: Personas
) -> None:
    client.force_login(personas.staff)
    with_codes(personas.staff)
    assert client.get("/kurse/").status_code == 302
    with_app(personas.staff)
    assert client.get("/kurse/").status_code == 200


@pytest.mark.usefixtures("_required")
def test_everybody_else_goes_on_as_before(client: Client, personas: Personas) -> None:
    client.force_login(personas.trainer)
    assert client.get("/kurse/").status_code == 200


def test_an_administrator_takes_a_lost_factor_away_after_proving_who_she_is(
    client: Client, personas: Personas, mailoutbox: list[EmailMessage]
) -> None:
    person = UserFactory(email="verloren@schule.test")
    with_app(person)
    with_codes(person)
    phone = Client()
    phone.force_login(person)
    client.force_login(personas.administrator)
    page = client.get(PAGE, {"name": "verloren@schule.test"})
    assert person.display_name in page.content.decode()
    answer = client.post(PAGE, {"name": person.username})
    assert answer["Location"].startswith("/konto/ausweisen/")
    assert kinds_of(person) == {"totp", "recovery_codes"}
    prove(client)
    assert client.post(PAGE, {"name": person.username})["Location"] == PAGE
    assert kinds_of(person) == set()
    entry = AuditEntry.objects.get(action="second_factor.reset")
    assert (entry.actor, entry.target_id) == (personas.administrator, str(person.public_id))
    assert not SignIn.objects.filter(person=person).exists()
    assert phone.get("/konto/profil/").status_code == 302
    work_off_jobs()
    assert mailoutbox[-1].to == ["verloren@schule.test"]
    assert "weggenommen" in mailoutbox[-1].subject


def test_an_unknown_name_is_said_to_be_unknown(client: Client, personas: Personas) -> None:
    client.force_login(personas.administrator)
    page = client.get(PAGE, {"name": "niemand"}, headers={"Accept-Language": "en"})
    assert "Nobody signs in by this name." in page.content.decode()


def test_only_administrators_may_take_it_away(personas: Personas) -> None:
    with pytest.raises(NotAllowed) as refusal:
        reset_second_factor(actor=personas.staff, person=personas.pupil)
    assert refusal.value.code == "not_may_reset_second_factor"


def test_the_command_takes_it_away_and_says_so() -> None:
    person = UserFactory(username="weg")
    with_app(person)
    told = io.StringIO()
    call_command("reset_second_factor", "WEG", stdout=told)
    call_command("reset_second_factor", "weg", stdout=told)
    assert kinds_of(person) == set()
    assert "by her password alone" in told.getvalue()
    assert "had no second factor" in told.getvalue()
    with pytest.raises(CommandError, match="Nobody signs in"):
        call_command("reset_second_factor", "niemand")


def test_a_new_secret_key_opens_old_factors_and_seals_them_anew(settings: Settings) -> None:
    person = UserFactory()
    with_app(person)
    codes = with_codes(person)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "ein neuer Schlüssel, lang genug für alles"
    row = Authenticator.objects.get(user=person, type="recovery_codes")
    assert row.wrap().get_unused_codes() == codes
    call_command("reseal_second_factors", stdout=io.StringIO())
    settings.SECRET_KEY_FALLBACKS = []
    row.refresh_from_db()
    assert row.wrap().get_unused_codes() == codes
