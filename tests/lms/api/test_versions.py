"""ETag on reads, If-Match on writes."""

from typing import Any

import pytest
from django.test import Client
from rest_framework.response import Response

from lms.accounts.models import User
from lms.api.door import Door
from lms.api.scopes import Scope
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
ME = "/api/v1/me/"


@pytest.fixture
def person(client: Client) -> User:
    someone = UserFactory(theme="auto")
    client.force_login(someone)
    return someone


def change(client: Client, **headers: str) -> Any:
    return client.patch(ME, {"theme": "dark"}, content_type="application/json", headers=headers)


@pytest.mark.usefixtures("person")
def test_a_read_names_its_version_and_is_not_sent_twice(client: Client) -> None:
    first = client.get(ME)
    tag = first.headers["ETag"]
    assert tag.startswith('"')
    assert client.get(ME).headers["ETag"] == tag
    again = client.get(ME, headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == tag


def test_another_state_is_another_version(client: Client, person: User) -> None:
    tag = client.get(ME).headers["ETag"]
    person.theme = "dark"
    person.save()
    answer = client.get(ME, headers={"If-None-Match": tag})
    assert (answer.status_code, answer.json()["theme"]) == (200, "dark")


def test_indenting_is_not_offered_because_it_would_be_other_bytes(
    client: Client, person: User
) -> None:
    plain = client.get(ME)
    asked = client.get(ME, headers={"Accept": "application/json; indent=4"})
    assert (asked.content, asked.headers["ETag"]) == (plain.content, plain.headers["ETag"])


@pytest.mark.parametrize("form", ["{}", "W/{}", '"other", {}'])
def test_a_write_for_the_present_version_goes_through(
    client: Client, person: User, form: str
) -> None:
    tag = client.get(ME).headers["ETag"]
    assert change(client, **{"If-Match": form.format(tag)}).status_code == 200
    person.refresh_from_db()
    assert person.theme == "dark"


@pytest.mark.parametrize("wanted", ['"old"', "nonsense", '""'])
def test_a_write_for_another_version_changes_nothing(
    client: Client, person: User, wanted: str
) -> None:
    answer = change(client, **{"If-Match": wanted})
    assert (answer.status_code, answer.json()["code"]) == (412, "changed_meanwhile")
    person.refresh_from_db()
    assert person.theme == "auto"


def test_any_version_will_do_for_the_star(client: Client, person: User) -> None:
    assert change(client, **{"If-Match": "*"}).status_code == 200


def test_without_if_match_the_last_one_wins(client: Client, person: User) -> None:
    assert change(client).status_code == 200


def test_a_guarded_view_wants_it(rf: Any) -> None:
    written: list[str] = []

    class Guarded(Door):
        reads = writes = Scope.PROFILE_READ
        is_open = needs_if_match = True

        def get(self, request: Any) -> Response:
            return Response({"text": "a"})

        def put(self, request: Any) -> Response:
            written.append("b")
            return Response({"text": "b"})

    view = Guarded.as_view()
    tag = view(rf.get("/x/")).render().headers["ETag"]
    blind = view(rf.put("/x/"))
    assert (blind.status_code, blind.data["code"], written) == (428, "if_match_needed", [])
    assert view(rf.put("/x/", headers={"If-Match": tag})).status_code == 200
    assert written == ["b"]


def test_a_view_without_a_scope_fails_at_import() -> None:
    with pytest.raises(TypeError, match="which scope"):

        class Silent(Door):
            reads = Scope.PROFILE_READ

            def post(self, request: Any) -> Response:
                return Response()
