"""Log lines say what happened to which request, and nothing about who it was."""

import datetime
import logging
import re
from unittest import mock

import pytest
from django.db import IntegrityError
from django.test import Client
from pytest_django import Settings

from lms.monitoring.jobs import _note
from tests.factories.accounts import PASSWORD, UserFactory
from tests.lms.monitoring.conftest import Written

EMAIL = "hanna.voss@schule-am-see.example"
NAME = "Hanna Voß"
SEARCH = "Mein geheimer Suchbegriff"


@pytest.mark.django_db
def test_a_request_leaves_one_line_with_route_status_and_time(log: Written) -> None:
    response = Client().get("/kurse/?q=abc")
    (line,) = [line for line in log.lines() if line["part"] == "lernhub.request"]
    assert line["route"] == "catalogue:list"
    assert (line["method"], line["status"]) == ("GET", 200)
    assert line["milliseconds"] > 0
    assert line["request_id"] == response["X-Request-Id"]
    assert set(line) == {
        *("time", "level", "part", "request_id", "message"),
        *("route", "method", "status", "milliseconds"),
    }


@pytest.mark.django_db
def test_nothing_personal_is_in_the_log(log: Written) -> None:
    """Signing in wrongly and rightly, searching, getting lost, a failing page, a failing job."""
    person = UserFactory(username="hanna.v", display_name=NAME, email=EMAIL)
    client = Client(REMOTE_ADDR="203.0.113.77", raise_request_exception=False)
    for secret in ("falsch", PASSWORD):
        client.post("/konto/anmelden/", {"login": EMAIL, "password": secret})
    client.get("/kurse/", {"q": SEARCH})
    client.get(f"/nirgends/{person.public_id}/?mail={EMAIL}")
    client.post("/konto/profil/", {"display_name": NAME})
    client.get("/", headers={"Host": "böse.example"})
    broken = IntegrityError(f"Key (email)=({EMAIL}) of {NAME} already exists")
    with mock.patch("courses.catalogue.views.render", side_effect=broken):
        assert client.get(f"/kurse/?q={SEARCH}").status_code == 500
    logging.getLogger("django-q").error("Failed 'a job' (x) - %s: no %s", EMAIL, NAME)
    logging.getLogger("gunicorn.error").warning("Invalid request from ip=203.0.113.77: bad")
    written = log.everything()
    assert "IntegrityError" in written
    for secret in (EMAIL, "hanna", NAME, "Voß", "geheimer", "203.0.113", PASSWORD, "falsch"):
        assert secret.casefold() not in written.casefold(), secret
    assert str(person.public_id) not in written


@pytest.mark.django_db
def test_the_reference_on_the_error_page_finds_the_trace(log: Written) -> None:
    client = Client(raise_request_exception=False)
    with mock.patch("courses.catalogue.views.render", side_effect=ValueError("secret")):
        response = client.get("/kurse/")
    (line,) = [line for line in log.lines() if "trace" in line]
    assert line["request_id"] == response["X-Request-Id"]
    assert line["request_id"] in response.content.decode()
    assert line["message"] == "Internal Server Error: <catalogue:list>"
    assert "views.py" in line["trace"]
    assert "builtins.ValueError" in line["trace"]
    assert "secret" not in line["trace"].replace('side_effect=ValueError("secret")', "")


def test_an_error_of_our_code_keeps_its_words(log: Written) -> None:
    try:
        _ = object().nothing  # type: ignore[attr-defined]
    except AttributeError:
        logging.getLogger("lernhub").exception("It went wrong.")
    assert "has no attribute 'nothing'" in log.lines()[0]["trace"]


def test_a_job_is_told_by_name_and_not_by_what_it_was_given(log: Written) -> None:
    moment = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    task = {"name": "room.tasks.tell", "started": moment, "stopped": moment, "args": (NAME,)}
    _note(task={**task, "success": False, "result": f"{NAME} is gone"})
    (line,) = log.lines()
    assert (line["level"], line["job"]) == ("ERROR", "room.tasks.tell")
    assert NAME not in log.everything()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("behind_proxy", "given", "is_taken"),
    [
        (True, "0a1b2c3d4e5f60718293a4b5c6d7e8f9", True),
        (False, "0a1b2c3d4e5f60718293a4b5c6d7e8f9", False),
        (True, "short", False),
        (True, 'made-up"\\nline', False),
        (True, "x" * 65, False),
    ],
)
def test_only_the_proxys_id_is_taken_over(
    settings: Settings, behind_proxy: bool, given: str, is_taken: bool
) -> None:
    settings.LERNHUB_BEHIND_PROXY = behind_proxy
    answered = Client().get("/healthz", headers={"X-Request-Id": given})["X-Request-Id"]
    assert (answered == given) is is_taken
    assert re.fullmatch(r"[0-9A-Za-z-]{8,64}", answered)
