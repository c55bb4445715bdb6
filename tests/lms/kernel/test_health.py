"""Alive and ready."""

import datetime

import pytest
from django.test import Client

from lms.kernel.clock import now
from lms.kernel.models import Heartbeat
from lms.kernel.tasks import beat

pytestmark = pytest.mark.django_db


def test_the_process_says_that_it_lives(client: Client) -> None:
    assert client.get("/healthz").content == b"ok\n"


def test_without_a_worker_the_platform_is_not_ready(client: Client) -> None:
    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json() == {
        "ready": False,
        "database": "ok",
        "migrations": "ok",
        "worker": "never seen",
    }


def test_a_beating_worker_makes_it_ready(client: Client) -> None:
    beat()

    response = client.get("/readyz")

    assert (response.status_code, response.json()["ready"]) == (200, True)


def test_a_worker_silent_for_long_is_named(client: Client) -> None:
    Heartbeat.objects.create(name="worker", at=now() - datetime.timedelta(seconds=200))

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json()["worker"].startswith("silent for 2")
