"""What the frame of pages wants to know of a person is one query, and no visitor's."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.models import Value
from django.db.models.functions import Length
from django.http import HttpRequest
from django.test import RequestFactory

from lms.accounts.models import User
from lms.kernel import frame
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _questions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frame, "_rows", {})
    people = User.objects.order_by()
    frame.register(
        "letters", lambda her: people.filter(pk=her.pk).annotate(number=Length("username"))
    )
    frame.register("everybody", lambda _her: people.annotate(number=Value(3)))


def request_of(person: Any) -> HttpRequest:
    request = RequestFactory().get("/")
    request.user = person
    return request


def test_all_questions_are_put_in_one_query_and_once(django_assert_num_queries: Any) -> None:
    request = request_of(UserFactory.create(username="frieda"))

    with django_assert_num_queries(1):
        assert frame.number_of(request, "letters") == 6
        assert frame.number_of(request, "everybody") == 3
        assert frame.number_of(request, "unheard of") is None


def test_each_request_asks_anew() -> None:
    person = UserFactory.create(username="before")
    assert frame.number_of(request_of(person), "letters") == 6

    type(person).objects.filter(pk=person.pk).update(username="now")

    assert frame.number_of(request_of(person), "letters") == 3


def test_of_visitors_nothing_is_asked(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert frame.number_of(request_of(AnonymousUser()), "letters") is None
