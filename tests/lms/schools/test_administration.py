"""The window at /verwaltung/: administrators look, nobody touches, for others it is not there."""

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import NoReverseMatch, reverse
from pytest_django.fixtures import Settings

from lms.accounts.models import User
from lms.schools.administration import SECRET, open_window
from lms.schools.models import School
from tests.support.personas import NAMES, build_personas

pytestmark = pytest.mark.django_db
INDEX = "/verwaltung/"
PATHS = [INDEX, f"{INDEX}schools/school/", f"{INDEX}login/", f"{INDEX}password_change/"]


@pytest.fixture(autouse=True)
def _mounted(settings: Settings) -> None:
    try:
        reverse("admin:index")
    except NoReverseMatch:
        settings.ROOT_URLCONF = "tests.lms.schools.urls"


@pytest.fixture
def administrator(client: Client) -> User:
    person = build_personas().administrator
    client.force_login(person)
    return person


@pytest.mark.parametrize("name", [n for n in NAMES if n not in ("anonymous", "administrator")])
@pytest.mark.parametrize("path", PATHS)
def test_for_everybody_else_it_does_not_exist(client: Client, name: str, path: str) -> None:
    client.force_login(build_personas().signed_in()[name])
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", PATHS)
def test_a_visitor_is_led_to_sign_in(client: Client, path: str) -> None:
    assert client.get(path)["Location"] == f"/konto/anmelden/?next={path}"


def test_an_administrator_sees_every_table_of_ours(client: Client, administrator: User) -> None:
    content = client.get(INDEX).content.decode()
    for label in ("accounts/user", "schools/membership", "outline/course", "kernel/auditentry"):
        assert f"/verwaltung/{label}/" in content
    assert "auth/permission" not in content
    assert "password_change" not in content, "our own frame, without a second sign-out"


@pytest.mark.parametrize("model", list(open_window()._registry), ids=lambda model: model.__name__)
def test_every_list_and_page_can_be_looked_at(
    client: Client, administrator: User, model: type[Model]
) -> None:
    address = f"{INDEX}{model._meta.app_label}/{model._meta.model_name}/"
    assert client.get(address).status_code == 200
    row = model._default_manager.first()
    if row:
        page = client.get(f"{address}{row.pk}/change/")
        assert page.status_code == 200
        assert b'name="_save"' not in page.content


def test_secrets_are_not_shown(client: Client, administrator: User) -> None:
    content = client.get(f"{INDEX}accounts/user/{administrator.pk}/change/").content.decode()
    assert administrator.username in content
    assert administrator.password not in content
    for options in open_window()._registry.values():
        assert SECRET.isdisjoint(map(str, options.fields or ()))


def test_secrets_cannot_be_guessed_letter_by_letter(client: Client, administrator: User) -> None:
    start = administrator.password[:3]
    assert client.get(f"{INDEX}accounts/user/?password__startswith={start}").status_code == 400
    assert client.get(f"{INDEX}accounts/user/?username__startswith=admin").status_code == 200


def test_nothing_can_be_changed(client: Client, administrator: User) -> None:
    school = School.objects.earliest("pk")
    base = f"{INDEX}schools/school/"
    for path in (f"{base}add/", f"{base}{school.pk}/change/", f"{base}{school.pk}/delete/"):
        assert client.post(path, {"name": "Neu", "post": "yes"}).status_code == 403
    client.post(base, {"action": "delete_selected", "_selected_action": [school.pk], "post": "y"})
    assert School.objects.get(pk=school.pk).name == school.name


def test_people_can_be_searched(client: Client, administrator: User) -> None:
    content = client.get(f"{INDEX}accounts/user/?q=moderator").content.decode()
    assert "moderator" in content
    assert "reviewer" not in content
