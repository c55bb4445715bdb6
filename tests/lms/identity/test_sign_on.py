"""A program of the centre learns who somebody is, and nobody else does."""

import base64
import datetime
import hashlib
import itertools
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
import pytest
from allauth.idp.oidc.models import Token
from django.core.cache import cache
from django.test import Client
from pytest_django.fixtures import Settings

from lms.accounts.events import PersonClosed
from lms.accounts.models import User
from lms.identity import keys, selectors, services
from lms.identity.models import Pseudonym
from lms.identity.services import Program, introduce
from lms.kernel import sign_on
from lms.kernel.clock import now
from lms.kernel.events import publish
from lms.kernel.models import AuditEntry
from tests.factories.accounts import UserFactory
from tests.support.jobs import work_off_jobs

pytestmark = pytest.mark.django_db

BACK = "http://127.0.0.1:8100/hub/oauth_callback"
HUB = Program("lernhub-hub", "JupyterHub", "a secret of forty characters, or thereabouts", BACK)
OTHER = Program("another", "Another", "another secret, as long as the first one", BACK)
VERIFIER = "v" * 60
CHALLENGE = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).rstrip(b"=")

Asked = dict[str, str]


@pytest.fixture(autouse=True)
def provider(settings: Settings, tmp_path: Path) -> None:
    settings.LERNHUB_DATA = tmp_path
    cache.clear()
    introduce(HUB)
    introduce(OTHER)


@pytest.fixture
def person() -> User:
    return UserFactory(username="meryem.kaya", display_name="Meryem Kaya", email="kaya@schule.test")


@pytest.fixture
def browser(person: User) -> Client:
    browser = Client()
    browser.force_login(person)
    return browser


def question(**changes: str) -> str:
    asked: Asked = {
        "client_id": HUB.client_id,
        "redirect_uri": BACK,
        "response_type": "code",
        "scope": "openid profile groups",
        "state": "xyz",
        "code_challenge": CHALLENGE.decode(),
        "code_challenge_method": "S256",
    } | changes
    return "/identity/o/authorize?" + urlencode({k: v for k, v in asked.items() if v})


def code_for(browser: Client) -> str:
    answer = browser.get(question())
    assert answer.status_code == 302, answer.content
    assert answer["Location"].startswith(BACK)
    told = parse_qs(urlsplit(answer["Location"]).query)
    assert told["state"] == ["xyz"]
    return told["code"][0]


def exchange(code: str, *, program: Program = HUB, **changes: str) -> tuple[int, dict[str, str]]:
    """What the program gets for a code, from its own computer."""
    given = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": BACK,
        "code_verifier": VERIFIER,
        "client_id": program.client_id,
        "client_secret": program.secret,
    } | changes
    answer = Client().post(
        "/identity/o/api/token", {key: value for key, value in given.items() if value}
    )
    return answer.status_code, answer.json()


def userinfo(token: str) -> tuple[int, dict[str, object]]:
    answer = Client().get("/identity/o/api/userinfo", headers={"Authorization": f"Bearer {token}"})
    return answer.status_code, answer.json() if answer.status_code == 200 else {}


def test_the_description_tells_what_there_is_and_no_more() -> None:
    told = Client().get("/.well-known/openid-configuration").json()
    assert told["code_challenge_methods_supported"] == ["S256"]
    assert told["grant_types_supported"] == ["authorization_code"]
    assert told["token_endpoint"] == f"{told['issuer']}/identity/o/api/token"
    assert Client().get(told["jwks_uri"].removeprefix(told["issuer"])).status_code == 200


def test_one_click_leads_back_with_a_pseudonym_and_groups(
    browser: Client, person: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    groups = [*sign_on._sources, lambda pk: ["course-1-learners"] if pk == person.pk else []]
    monkeypatch.setattr(sign_on, "_sources", groups)
    status, told = exchange(code_for(browser))
    assert status == 200, told
    assert userinfo(told["access_token"]) == (
        200,
        {
            "sub": person.pseudonym.name,
            "preferred_username": person.pseudonym.name,
            "groups": ["course-1-learners"],
        },
    )
    assert AuditEntry.objects.get(action="sign_on.given").details == {"program": HUB.client_id}
    assert _refresh(told["refresh_token"]) in {400, 401}


def _refresh(token: str) -> int:
    """Nothing may be refreshed: after its time, a program sends people here again."""
    return exchange("", grant_type="refresh_token", refresh_token=token)[0]


def test_what_is_signed_can_be_checked_by_the_published_key_and_names_nobody(
    browser: Client, person: User
) -> None:
    _status, told = exchange(code_for(browser))
    published = jwt.PyJWKSet.from_dict(Client().get("/.well-known/jwks.json").json())
    key = published[jwt.get_unverified_header(told["id_token"])["kid"]]
    said = jwt.decode(told["id_token"], key, algorithms=["RS256"], audience=HUB.client_id)
    assert said["sub"] == person.pseudonym.name
    assert not {"meryem", "kaya", str(person.pk)} & set(said["sub"].split("."))
    assert not {"name", "email", "given_name"} & set(said)


def test_the_pseudonym_stays_and_is_nobody_elses(person: User) -> None:
    first = services.pseudonym_of(person)
    assert services.pseudonym_of(person) == first
    assert services.pseudonym_of(UserFactory()).name != first.name
    assert first.name.isalnum()


def test_a_visitor_signs_in_first_and_comes_back_to_the_question() -> None:
    answer = Client().get(question())
    assert answer.status_code == 302
    assert answer["Location"].startswith("/konto/anmelden/?next=/identity/o/authorize%3F")


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"redirect_uri": "https://boese.example/"}, 200),
        ({"redirect_uri": f"{BACK}/../weiter"}, 200),
        ({"redirect_uri": ""}, 200),
        ({"client_id": "nobody"}, 200),
        ({"code_challenge": ""}, 400),
        ({"code_challenge_method": "plain"}, 400),
        ({"code_challenge_method": ""}, 400),
    ],
)
def test_an_unsafe_question_leads_nowhere(browser: Client, changes: Asked, status: int) -> None:
    answer = browser.get(question(**changes))
    assert "Location" not in answer.headers
    assert answer.status_code in {status, 422}
    assert not AuditEntry.objects.filter(action="sign_on.given").exists()


@pytest.mark.parametrize("changes", [{"scope": "openid email"}, {"response_type": "token"}])
def test_what_was_not_agreed_is_refused_to_the_program(browser: Client, changes: Asked) -> None:
    answer = browser.get(question(**changes))
    assert "error=" in answer["Location"]
    assert "code=" not in answer["Location"]


@pytest.mark.parametrize(
    ("program", "changes"),
    [
        (OTHER, {}),
        (HUB, {"client_secret": OTHER.secret}),
        (HUB, {"client_secret": ""}),
        (HUB, {"code_verifier": "w" * 60}),
        (HUB, {"code_verifier": ""}),
        (HUB, {"redirect_uri": "https://boese.example/"}),
        (HUB, {"grant_type": "password", "username": "meryem.kaya", "password": "correct horse"}),
        (HUB, {"grant_type": "client_credentials"}),
    ],
)
def test_a_code_is_good_for_nobody_else(browser: Client, program: Program, changes: Asked) -> None:
    status, told = exchange(code_for(browser), program=program, **changes)
    assert status in {400, 401}
    assert "access_token" not in told


def test_a_code_is_good_once(browser: Client) -> None:
    code = code_for(browser)
    assert exchange(code)[0] == 200
    assert exchange(code)[0] == 400


def test_a_closed_account_gets_no_token_and_its_tokens_tell_nothing(
    browser: Client, person: User
) -> None:
    code, (_status, told) = code_for(browser), exchange(code_for(browser))
    person.is_active = False
    person.save()
    assert exchange(code)[0] == 400
    assert userinfo(told["access_token"])[0] == 401


SignsOut = Callable[[Client, User], object]


@pytest.mark.parametrize(
    "leave",
    [
        lambda browser, _person: browser.post("/konto/abmelden/"),
        lambda _browser, person: publish(PersonClosed(person.pk)),
        lambda _browser, person: browser_elsewhere(person).post("/konto/geraete/alle-abmelden/"),
    ],
    ids=["signing out", "account closed", "signed out from elsewhere"],
)
def test_whoever_signs_out_is_signed_out_of_programs(
    browser: Client,
    person: User,
    leave: SignsOut,
) -> None:
    _status, told = exchange(code_for(browser))
    leave(browser, person)
    work_off_jobs()
    assert userinfo(told["access_token"])[0] == 401
    assert not Token.objects.filter(user=person).exists()
    assert AuditEntry.objects.filter(action="sign_on.ended").exists()


def browser_elsewhere(person: User) -> Client:
    elsewhere = Client()
    elsewhere.post("/konto/anmelden/", {"login": person.username, "password": "correct horse"})
    return elsewhere


def test_introducing_again_changes_only_what_is_new(browser: Client) -> None:
    before = introduce(HUB).secret
    assert introduce(HUB).secret == before
    moved = Program(HUB.client_id, HUB.name, "a new secret that is long enough for it", BACK)
    introduce(moved)
    assert exchange(code_for(browser), program=HUB)[0] == 401
    assert exchange(code_for(browser), program=moved)[0] == 200


def test_a_new_key_is_known_before_it_signs_and_an_old_one_after(tmp_path: Path) -> None:
    start = now().replace(microsecond=0)
    days = itertools.count()
    for _time in range(3):
        keys.make_key(tmp_path, at=start + datetime.timedelta(days=10 * next(days)))
    first, second, third = keys.keys_in(tmp_path)
    assert first.not_before is None
    assert second.not_before == second.issued_at + keys.KNOWN_BEFORE
    assert first.expires_at == second.not_before + keys.KNOWN_AFTER
    assert third.expires_at is None
    assert keys.remove_old(tmp_path, at=first.expires_at) == 1
    assert [key.pem for key in keys.keys_in(tmp_path)] == [second.pem, third.pem]


def test_rotating_publishes_both_keys_and_signs_by_the_old_one_for_now(browser: Client) -> None:
    before = Client().get("/.well-known/jwks.json").json()["keys"]
    (path,) = selectors.key_folder().glob("*.pem")
    path.rename(path.with_name("20260101T000000Z.pem"))
    services.rotate_keys()
    after = Client().get("/.well-known/jwks.json").json()["keys"]
    assert len(before) == 1
    assert [key["kid"] for key in after][:1] == [before[0]["kid"]]
    assert len(after) == 2
    _status, told = exchange(code_for(browser))
    assert jwt.get_unverified_header(told["id_token"])["kid"] == before[0]["kid"]


def test_keys_are_readable_by_their_owner_only() -> None:
    selectors.signing_keys()
    (path,) = selectors.key_folder().glob("*.pem")
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0


def test_whoever_never_went_anywhere_leaves_no_trace(person: User) -> None:
    services.end_sign_on(person_id=person.pk)
    assert not Pseudonym.objects.exists()
    assert not AuditEntry.objects.filter(action="sign_on.ended").exists()
