"""What browsers are told with every answer, and that a city's settings leave nothing open."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from lms.files.serving import serve
from lms.kernel.headers import HeadersMiddleware
from tests.architecture.house import PROJECT
from tests.factories.accounts import UserFactory
from tests.lms.files.samples import stored

EVERYWHERE = (
    "/",
    "/konto/anmelden/",
    "/kurse/",
    "/api/v1/courses/",
    "/api/v1/nirgends/",
    "/nirgends",
)
CITY = {
    "LERNHUB_HTTPS": "true",
    "LERNHUB_BEHIND_PROXY": "true",
    "LERNHUB_HOSTS": "lernhub.example",
    "LERNHUB_HSTS_SUBDOMAINS": "true",
    "LERNHUB_HSTS_PRELOAD": "true",
}


@pytest.mark.django_db
@pytest.mark.parametrize("path", EVERYWHERE)
def test_every_answer_says_what_it_may_do(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer["X-Frame-Options"] == "DENY"
    assert "camera=()" in answer["Permissions-Policy"]
    assert "publickey-credentials-get=(self)" in answer["Permissions-Policy"]
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "data:" not in policy


@pytest.mark.django_db
def test_a_files_own_policy_is_stricter_and_stays(rf: RequestFactory) -> None:
    request = rf.get("/")
    answer = HeadersMiddleware(lambda _: serve(stored(b"Text", "a.txt"), request))(request)  # type: ignore[arg-type, return-value]
    assert answer["Content-Security-Policy"].endswith("sandbox")
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    answer.close()


def test_a_view_may_say_something_else(rf: RequestFactory) -> None:
    own = HttpResponse(headers={"Cross-Origin-Resource-Policy": "cross-origin"})
    answer = HeadersMiddleware(lambda _: own)(rf.get("/"))
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_only_the_cages_static_files_are_for_other_origins(rf: RequestFactory) -> None:
    middleware = HeadersMiddleware(lambda _: HttpResponse())
    told = {
        path: middleware(rf.get(f"/static/{path}"))["Cross-Origin-Resource-Policy"]
        for path in ("h5p-core/frame.bundle.js", "h5p/cage.css", "h5p-other/a.js", "ui/main.css")
    }
    assert list(told.values()) == ["cross-origin", "cross-origin", "same-origin", "same-origin"]


@pytest.mark.django_db
def test_pages_of_a_person_are_kept_by_nobody_but_her_browser(client: Client) -> None:
    client.force_login(UserFactory())
    assert "private" in client.get("/konto/profil/")["Cache-Control"]


def city(tmp_path: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """A command under the settings of a city, whatever the tests before left in the environment."""
    ours = ("LERNHUB_", "DJANGO_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    environment = {**kept, **CITY, "LERNHUB_DATA": str(tmp_path)}
    environment["DJANGO_SETTINGS_MODULE"] = "lms.settings.base"
    (tmp_path / "assets").mkdir()
    (tmp_path / "static").mkdir()
    return subprocess.run(
        [sys.executable, *command],
        cwd=PROJECT,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
    )


def test_django_finds_nothing_open_in_a_citys_settings(tmp_path: Path) -> None:
    result = city(tmp_path, "manage.py", "check", "--deploy", "--fail-level", "WARNING")
    assert result.returncode == 0, result.stderr
    assert "no issues" in result.stdout


TELLING = """
from django.conf import settings as s
import django; django.setup()
print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.SESSION_COOKIE_HTTPONLY,
      s.SESSION_COOKIE_SAMESITE, s.SESSION_COOKIE_DOMAIN, s.SECURE_HSTS_SECONDS,
      s.LERNHUB_STAFF_NEEDS_SECOND_FACTOR)
"""


def test_a_city_gets_host_bound_cookies_hsts_and_second_factors(tmp_path: Path) -> None:
    told = city(tmp_path, "-c", TELLING)
    assert told.stdout.split() == [
        "__Host-lernhub_session",
        "__Host-lernhub_csrf",
        *("True", "True", "Lax", "None", "31536000", "True"),
    ], told.stderr
