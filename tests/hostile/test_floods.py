"""Who floods is slowed down and told when to go on; nobody else notices. No search takes long."""

import pytest
from django.test import Client
from pytest_django import Settings
from rest_framework.throttling import SimpleRateThrottle

from courses.catalogue.filters import MOST_WORDS
from courses.catalogue.models import CourseText
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.outline import CourseFactory
from tests.support.queries import count_queries

pytestmark = pytest.mark.django_db

ELSEWHERE = "203.0.113.7"
SIGN_IN = "/konto/anmelden/"


def attempts(client: Client, *, times: int) -> list[int]:
    form = {"login": "niemand", "password": "geraten"}
    return [client.post(SIGN_IN, form).status_code for _ in range(times)]


@pytest.fixture
def _few_attempts(settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login": "3/m/ip"}


@pytest.fixture
def _few_searches(monkeypatch: pytest.MonkeyPatch) -> None:
    rates = {**SimpleRateThrottle.THROTTLE_RATES, "search": "3/min"}
    monkeypatch.setattr(SimpleRateThrottle, "THROTTLE_RATES", rates)


@pytest.mark.usefixtures("_few_attempts")
@pytest.mark.parametrize(
    ("language", "words"), [("de", "Bitte warten Sie eine Minute"), ("en", "Please wait a minute")]
)
def test_who_floods_sign_in_reads_when_to_go_on(language: str, words: str) -> None:
    client = Client(headers={"Accept-Language": language})
    assert attempts(client, times=4) == [200, 200, 200, 429]
    answer = client.post(SIGN_IN, {"login": "niemand", "password": "geraten"})
    assert answer.headers["Retry-After"] == "60"
    assert words in answer.content.decode()


@pytest.mark.usefixtures("_few_attempts")
def test_others_sign_in_during_a_flood() -> None:
    UserFactory(username="susi")
    assert 429 in attempts(Client(), times=6)
    form = {"login": "susi", "password": PASSWORD}
    assert Client().post(SIGN_IN, form, REMOTE_ADDR=ELSEWHERE).status_code == 302


@pytest.mark.usefixtures("_few_searches")
@pytest.mark.parametrize(("language", "words"), [("de", "Sekunden"), ("en", "Please go on in")])
def test_who_floods_the_search_reads_when_to_go_on(language: str, words: str) -> None:
    client = Client(headers={"Accept-Language": language})
    found = [client.get("/kurse/?q=tafel").status_code for _ in range(4)]
    assert found == [200, 200, 200, 429]
    answer = client.get("/kurse/?q=tafel")
    assert 1 <= int(answer.headers["Retry-After"]) <= 60
    assert words in answer.content.decode()
    assert client.get("/kurse/").status_code == 200, "to look without searching stays possible"


@pytest.mark.usefixtures("_few_searches")
def test_others_search_during_a_flood() -> None:
    flooding = Client()
    assert 429 in [flooding.get("/kurse/?q=tafel").status_code for _ in range(5)]
    assert Client().get("/kurse/?q=tafel", REMOTE_ADDR=ELSEWHERE).status_code == 200
    signed_in = Client()
    signed_in.force_login(UserFactory())
    assert signed_in.get("/kurse/?q=tafel").status_code == 200


@pytest.mark.usefixtures("_few_searches")
def test_pages_and_api_count_searches_together(client: Client) -> None:
    client.force_login(UserFactory())
    assert [client.get("/kurse/?q=tafel").status_code for _ in range(3)] == [200, 200, 200]
    assert client.get("/api/v1/courses/?q=tafel").status_code == 429


WORDS_TO_HANG_ON = [
    "a" * 10_000,
    "a " * 5_000,
    "%" * 10_000,
    "_%" * 5_000,
    "%a" * 5_000,
    "(a+)+$" * 1_000,
    "((((((((((.*)*)*)*)*)*)*)*)*)*)*x",
    "\\" * 10_000,
    "' OR 1=1; --",
    '" UNION SELECT password FROM accounts_user --',
    "\0tafel\0",
    "\ud83d\ude00" * 5_000,
    "\ufdfa" * 5_000,  # one letter that folds to eighteen, in four words
    "a\u0300" * 5_000,
    "\u202etafel\u202c",
]


@pytest.mark.parametrize("words", WORDS_TO_HANG_ON, ids=range(len(WORDS_TO_HANG_ON)))
@pytest.mark.parametrize("address", ["/kurse/", "/api/v1/courses/"])
def test_no_words_make_a_search_expensive(address: str, words: str) -> None:
    CourseFactory()
    client = Client()
    honest = " ".join(f"wort{number}" for number in range(MOST_WORDS))
    words = words.encode("utf-16", "surrogatepass").decode("utf-16")
    allowed = count_queries(lambda: client.get(address, {"q": honest}))
    answers = []
    assert count_queries(lambda: answers.append(client.get(address, {"q": words}))) <= allowed
    assert answers[0].status_code in {200, 422}


def test_wildcards_are_letters_like_others(client: Client) -> None:
    for title in ("Hundert % sicher", "Hundert Mal sicher"):
        course = CourseFactory(title=title)
        CourseText.objects.create(course=course, text=title.casefold())
    page = client.get("/kurse/", {"q": "%"}).content.decode()
    assert "Hundert % sicher" in page
    assert "Hundert Mal sicher" not in page
