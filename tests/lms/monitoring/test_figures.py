"""Figures for Prometheus: there for whoever has the token, few, and coarse about people."""

import datetime
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client
from django_q.models import OrmQ, Task
from prometheus_client.parser import text_string_to_metric_families
from pydantic import ValidationError
from pytest_django import Settings

from lms.kernel.clock import now
from lms.kernel.jobs import enqueue
from lms.kernel.tasks import beat
from lms.settings.environment import Environment
from tests.architecture.house import PROJECT
from tests.factories.accounts import UserFactory
from tests.factories.outline import CourseFactory
from tests.support.queries import count_queries

TOKEN = "a-token-that-is-hard-to-guess"


@pytest.fixture(autouse=True)
def _token(settings: Settings) -> None:
    settings.LERNHUB_METRICS_TOKEN = TOKEN


def read(token: str = TOKEN) -> dict[str, list[tuple[dict[str, str], float]]]:
    """All figures by name, with their labels."""
    answer = Client().get("/metrics", headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 200
    found: dict[str, list[tuple[dict[str, str], float]]] = {}
    for family in text_string_to_metric_families(answer.content.decode()):
        for sample in family.samples:
            found.setdefault(sample.name, []).append((sample.labels, sample.value))
    return found


def value(name: str) -> float:
    """The one value of a figure without labels."""
    ((_, number),) = read()[name]
    return number


@pytest.mark.django_db
@pytest.mark.parametrize("authorization", ["", "Bearer ", "Bearer wrong", TOKEN, f"Basic {TOKEN}"])
def test_without_the_token_there_is_nothing(authorization: str) -> None:
    answer = Client().get("/metrics", headers={"Authorization": authorization})
    assert answer["Location"].startswith("/konto/anmelden/"), "as at any address that is absent"


@pytest.mark.django_db
def test_without_a_token_in_the_settings_nobody_gets_in(settings: Settings) -> None:
    settings.LERNHUB_METRICS_TOKEN = ""
    answer = Client().get("/metrics", headers={"Authorization": "Bearer "})
    assert answer.status_code == 302


def test_a_token_that_can_be_guessed_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LERNHUB_METRICS_TOKEN", "short")
    with pytest.raises(ValidationError, match="needs 24 characters"):
        Environment()


@pytest.mark.django_db
def test_requests_are_counted_by_route_and_not_by_address() -> None:
    for number in range(3):
        CourseFactory(slug=f"kurs-{number}")
        Client().get(f"/kurse/kurs-{number}/")
        Client().get(f"/nirgends/{number}/")
    figures = read()
    counted = [labels for labels, _ in figures["lernhub_requests_total"]]
    assert {"route": "catalogue:course", "method": "GET", "status": "2xx"} in counted
    assert {labels["route"] for labels in counted if "/" in labels["route"]} == set()
    assert not [labels for labels in counted if "kurs-" in str(labels)]
    assert {"catalogue:course", "none"} <= {
        labels["route"] for labels, _ in figures["lernhub_request_seconds_count"]
    }


@pytest.mark.django_db
def test_a_made_up_method_makes_no_new_figure() -> None:
    Client().generic("BREW", "/kurse/")
    methods = {labels["method"] for labels, _ in read()["lernhub_requests_total"]}
    assert "BREW" not in methods
    assert "other" in methods


@pytest.mark.django_db
def test_jobs_and_the_worker_are_told() -> None:
    enqueue(beat)
    enqueue(beat)
    OrmQ.objects.update(lock=now() - datetime.timedelta(minutes=10))
    beat()
    Task.objects.create(id="1", name="a", func="f", started=now(), stopped=now(), success=False)
    figures = read()
    assert figures["lernhub_jobs_waiting"][0][1] == 2
    assert 600 <= figures["lernhub_jobs_oldest_seconds"][0][1] < 660
    assert figures["lernhub_jobs_failed"][0][1] == 1
    assert figures["lernhub_worker_heartbeat_seconds"][0][1] < 60
    assert figures["lernhub_database_bytes"][0][1] > 10_000


@pytest.mark.django_db
def test_people_are_told_in_tens() -> None:
    UserFactory.create_batch(19)
    assert value("lernhub_people") == 10


@pytest.mark.django_db
def test_reading_costs_the_same_however_many_people_there_are() -> None:
    UserFactory.create_batch(2)
    few = count_queries(read)
    UserFactory.create_batch(18)
    assert count_queries(read) == few


COUNT = """
import os
from lms.monitoring.counting import count_request
count_request(route="catalogue:list", method="GET", status=200, seconds=0.02)
"""
ADD_UP = """
from prometheus_client import generate_latest
from lms.monitoring.counting import request_figures
print(generate_latest(request_figures()).decode())
"""


def test_processes_are_added_up(tmp_path: Path) -> None:
    environment = {"PROMETHEUS_MULTIPROC_DIR": str(tmp_path), "PYTHONPATH": str(PROJECT)}
    for script in (COUNT, COUNT, ADD_UP):
        answer = subprocess.run(
            [sys.executable, "-c", script], env=environment, check=True, capture_output=True
        )
    line = 'lernhub_requests_total{method="GET",route="catalogue:list",status="2xx"} 2.0'
    assert line in answer.stdout.decode()
