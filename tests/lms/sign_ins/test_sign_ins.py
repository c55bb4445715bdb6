"""One sees where one is signed in, and ends it there and then."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from lms.accounts.events import PersonClosed
from lms.accounts.models import User
from lms.kernel.events import publish
from lms.sign_ins import services
from lms.sign_ins.browsers import kind_of
from lms.sign_ins.models import SignIn
from lms.sign_ins.policies import may_end_sign_in, sign_ins_endable_by
from tests.factories.accounts import PASSWORD, UserFactory
from tests.support.jobs import work_off_jobs
from tests.support.queries import count_queries

pytestmark = pytest.mark.django_db
PAGE = "/konto/geraete/"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
PHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.5 Mobile/15E148 Safari/604.1"
)


@pytest.fixture
def person() -> User:
    return UserFactory(email="kaya@schule.test")


def arrive(person: User, *, user_agent: str = FIREFOX) -> Client:
    """Sign in from another browser."""
    browser = Client(HTTP_USER_AGENT=user_agent)
    answer = browser.post("/konto/anmelden/", {"login": person.username, "password": PASSWORD})
    assert answer.status_code == 302
    return browser


def is_in(browser: Client) -> bool:
    return browser.get(PAGE).status_code == 200


@pytest.mark.parametrize(
    ("user_agent", "browser", "system"),
    [
        (FIREFOX, "Firefox", "Linux"),
        (PHONE, "Safari", "iPhone"),
        (f"{FIREFOX.replace('Firefox', 'Chrome')} Safari/537.36 Edg/140.0", "Edge", "Linux"),
        ("curl/8", "", ""),
        ("", "", ""),
    ],
)
def test_a_browser_is_known_by_two_words(user_agent: str, browser: str, system: str) -> None:
    kind = kind_of(user_agent)
    assert (kind.browser, kind.system) == (browser, system)


def test_devices_are_listed_in_words_this_one_first(person: User) -> None:
    arrive(person, user_agent=PHONE)
    here = arrive(person)
    page = here.get(PAGE, headers={"Accept-Language": "de"}).content.decode()
    assert page.index("Firefox auf Linux") < page.index("Safari auf iPhone")
    assert page.count("dieses Gerät") == 1


def test_neither_addresses_nor_user_agents_are_kept(person: User) -> None:
    arrive(person, user_agent=PHONE)
    names = {field.name for field in SignIn._meta.get_fields()}
    assert not {"ip", "user_agent"} & names
    row = SignIn.objects.get()
    assert (row.browser, row.system) == ("Safari", "iPhone")


def test_one_device_is_signed_out_at_once(person: User) -> None:
    lost, here = arrive(person, user_agent=PHONE), arrive(person)
    chosen = SignIn.objects.get(system="iPhone")
    here.post(f"{PAGE}{chosen.public_id}/abmelden/")
    assert (is_in(lost), is_in(here)) == (False, True)


def test_all_others_are_signed_out_and_this_one_stays(person: User) -> None:
    others, here = [arrive(person), arrive(person, user_agent=PHONE)], arrive(person)
    here.post(f"{PAGE}andere-abmelden/")
    assert [is_in(browser) for browser in (*others, here)] == [False, False, True]


def test_everywhere_means_here_too(person: User) -> None:
    other, here = arrive(person), arrive(person)
    answer = here.post(f"{PAGE}alle-abmelden/")
    assert answer["Location"].startswith("/konto/anmelden/")
    assert answer["Clear-Site-Data"] == '"cache"'
    assert [is_in(browser) for browser in (other, here)] == [False, False]
    assert not SignIn.objects.exists()


def test_a_new_password_signs_out_everywhere_else_and_the_list_says_so(person: User) -> None:
    other, here = arrive(person), arrive(person)
    sent = {"oldpassword": PASSWORD, "password1": "drei ganz neue Wörter"}
    assert here.post("/konto/passwort/", sent).status_code == 302
    assert (is_in(other), is_in(here)) == (False, True)
    assert SignIn.objects.filter(person=person).count() == 1


def test_a_closed_account_is_signed_in_nowhere(person: User) -> None:
    browser = arrive(person)
    publish(PersonClosed(person.pk))
    work_off_jobs()
    assert not is_in(browser)
    assert not SignIn.objects.exists()


def test_signing_out_takes_the_device_from_the_list(person: User) -> None:
    leaving, here = arrive(person, user_agent=PHONE), arrive(person)
    leaving.post("/konto/abmelden/")
    assert "iPhone" not in here.get(PAGE).content.decode()
    services.clear_sign_ins()
    assert SignIn.objects.count() == 1


def test_the_api_lists_and_ends_them(person: User) -> None:
    lost, here = arrive(person, user_agent=PHONE), arrive(person)
    listed = here.get("/api/v1/me/sign-ins/").json()
    assert [row["is_current"] for row in listed] == [True, False]
    assert here.delete(f"/api/v1/me/sign-ins/{listed[1]['id']}/").status_code == 204
    assert (is_in(lost), is_in(here)) == (False, True)


def test_nobody_ends_the_sign_in_of_somebody_else(person: User) -> None:
    arrive(person)
    row, other = SignIn.objects.get(), UserFactory()
    assert may_end_sign_in(person, row)
    assert not may_end_sign_in(other, row)
    assert SignIn.objects.filter(sign_ins_endable_by(other)).count() == 0
    assert SignIn.objects.filter(sign_ins_endable_by(person)).count() == 1


def test_most_requests_write_nothing_about_it(person: User) -> None:
    browser = arrive(person)
    first = SignIn.objects.get().last_seen_at
    browser.get("/konto/profil/")
    assert SignIn.objects.get().last_seen_at == first


def test_a_session_from_before_an_upgrade_gets_its_line(person: User) -> None:
    browser = arrive(person)
    SignIn.objects.all().delete()
    session = browser.session
    del session["sign_in"]
    session.save()
    assert is_in(browser)
    assert SignIn.objects.get().session_key == Session.objects.get().session_key


def test_the_page_takes_as_many_questions_for_many_devices_as_for_few(person: User) -> None:
    here = arrive(person)
    arrive(person)
    few = count_queries(lambda: here.get(PAGE))
    for _ in range(18):
        arrive(person)
    assert count_queries(lambda: here.get(PAGE)) == few
