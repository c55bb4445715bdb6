"""The platform as a city runs it: nginx with a certificate, two web processes, a worker, PostgreSQL."""

import json
import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import APIResponse, Browser, Page, expect

from deploy.proxy import rendered
from lms.settings.environment import Environment
from tests.journeys.conftest import give_password, sign_in
from tests.journeys.running import PROJECT, free_port
from tests.support.postgresql import own_server

pytestmark = pytest.mark.skipif(
    not shutil.which("nginx"), reason="nginx is missing: install the Debian package nginx-light"
)
TOKEN = "a-token-for-the-journey-only"
UPLOAD_MB = 3
SESSION = "__Host-lernhub_session"
"""The cookie's name wherever https is on: browsers take it from this host alone."""
UNIT = "/kurse/unterricht-mit-digitalen-medien-planen/lernen/warum-digital/"
PEOPLE = """
import django; django.setup()
from lms.accounts.models import User
User.objects.filter(username="meryem.kaya").update(sample=False)
"""
"""Sample accounts don't sign in through a proxy: one becomes a real one."""
NGINX = """
{user}
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log error;
events {{ }}
http {{
    include /etc/nginx/mime.types;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/lernhub.conf;
}}
"""


@dataclass(frozen=True)
class City:
    """Where it answers, what its processes are told, and where they write."""

    address: str
    plain_address: str
    folder: Path
    environment: dict[str, str]


def make_certificate(folder: Path) -> None:
    """Signed by itself."""
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
    command += ["-nodes", "-days", "2", "-subj", "/CN=localhost"]
    command += ["-addext", "subjectAltName=DNS:localhost"]
    files = ["-keyout", str(folder / "key.pem"), "-out", str(folder / "certificate.pem")]
    subprocess.run([*command, *files], check=True, capture_output=True)


def write_nginx(folder: Path, environment: dict[str, str], *, ports: tuple[int, int]) -> Path:
    """The site as we ship it, in an nginx of its own."""
    site = rendered(
        _environment(environment),
        certificate=str(folder / "certificate.pem"),
        key=str(folder / "key.pem"),
        logs=str(folder),
        ports=ports,
    )
    (folder / "lernhub.conf").write_text(site)
    user = "user root;" if os.geteuid() == 0 else ""
    main = folder / "nginx.conf"
    main.write_text(NGINX.format(folder=folder, user=user))
    return main


def _environment(variables: dict[str, str]) -> Environment:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in variables.items():
            patch.setenv(name, value)
        return Environment()


@contextmanager
def running(command: list[str], environment: dict[str, str], *, log: Path) -> Iterator[None]:
    """A process for as long as the block runs."""
    with log.open("wb") as file:
        process = subprocess.Popen(command, cwd=PROJECT, env=environment, stdout=file, stderr=file)
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)


def wait_until_ready(port: int, log: Path) -> None:
    """Asked as a probe on the machine asks."""
    deadline = time.monotonic() + 180
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"http://localhost:{port}/readyz", timeout=5):
                return
        except OSError:
            time.sleep(0.3)
    raise AssertionError(log.read_text())


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[City]:
    folder = tmp_path_factory.mktemp("city")
    port, http, https = free_port(), free_port(), free_port()
    with ExitStack() as stack:
        environment = {
            **{
                name: value for name, value in os.environ.items() if not name.startswith("LERNHUB_")
            },
            "DJANGO_SETTINGS_MODULE": "lms.settings.base",
            "PORT": str(port),
            "LERNHUB_DATA": str(folder / "data"),
            "LERNHUB_DATABASE_URL": stack.enter_context(own_server("fsync=off")),
            "LERNHUB_HOSTS": "localhost",
            "LERNHUB_HTTPS": "true",
            "LERNHUB_BEHIND_PROXY": "true",
            "LERNHUB_ACCEL_PREFIX": "/protected/",
            "LERNHUB_WEB_PROCESSES": "2",
            "LERNHUB_LOG_FORMAT": "json",
            "LERNHUB_METRICS_TOKEN": TOKEN,
            "LERNHUB_UPLOAD_MAX_MB": str(UPLOAD_MB),
        }
        python = [sys.executable, "-m"]
        subprocess.run([*python, "deploy.prepare"], cwd=PROJECT, env=environment, check=True)
        subprocess.run([sys.executable, "-c", PEOPLE], cwd=PROJECT, env=environment, check=True)
        make_certificate(folder)
        main = write_nginx(folder, environment, ports=(http, https))
        subprocess.run(["nginx", "-t", "-q", "-c", str(main)], check=True)
        for part in ("web", "worker"):
            command = [*python, "deploy.serve", part]
            stack.enter_context(running(command, environment, log=folder / f"{part}.log"))
        wait_until_ready(port, folder / "web.log")
        command = ["nginx", "-c", str(main)]
        stack.enter_context(running(command, environment, log=folder / "nginx.log"))
        yield City(f"https://localhost:{https}", f"http://localhost:{http}", folder, environment)


@pytest.fixture
def page(city: City, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        base_url=city.address, ignore_https_errors=True, locale="de-DE", viewport=None
    )
    yield context.new_page()
    context.close()


def post_bytes(page: Page, count: int) -> APIResponse:
    """Send a form with a file of that size."""
    file = {"name": "tafel.bin", "mimeType": "application/octet-stream", "buffer": b"0" * count}
    headers = {"Referer": page.url}
    return page.request.post("/konto/profil/", multipart={"file": file}, headers=headers)  # type: ignore[dict-item]


def test_a_city_is_served_by_https(city: City, page: Page) -> None:
    response = page.goto("/konto/anmelden/")
    assert response
    assert response.status == 200
    headers = response.headers
    assert "max-age=31536000" in headers["strict-transport-security"]
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["server"] == "nginx"
    assert len(headers["x-request-id"]) == 32, "nginx gave it, so that both logs tell the same"
    plain = page.request.get(f"{city.plain_address}/kurse/?q=a", max_redirects=0)
    assert plain.status == 301
    assert plain.headers["location"] == f"{city.address}/kurse/?q=a"


def test_a_teacher_learns_and_watches(city: City, page: Page) -> None:
    sign_in(page, "meryem.kaya")
    cookies = {cookie["name"]: cookie for cookie in page.context.cookies()}
    assert cookies[SESSION]["secure"]
    assert cookies[SESSION]["httpOnly"]

    page.goto("/kurse/unterricht-mit-digitalen-medien-planen/lernen/film-vier-fragen/")
    page.wait_for_function("document.querySelector('video').readyState >= 1")
    address = page.locator("video").evaluate("film => film.currentSrc")

    part = page.request.get(address, headers={"Range": "bytes=1000-1999"})
    assert part.status == 206
    assert len(part.body()) == 1000
    assert part.headers["content-range"].startswith("bytes 1000-1999/")
    assert "x-accel-redirect" not in part.headers
    assert "sandbox" in part.headers["content-security-policy"], "what was uploaded stays caged"
    assert part.headers["x-content-type-options"] == "nosniff"
    assert part.headers["strict-transport-security"]
    whole = page.request.get(address)
    again = page.request.get(address, headers={"If-None-Match": whole.headers["etag"]})
    assert again.status == 304


def test_files_are_behind_the_platforms_door_only(city: City, page: Page) -> None:
    (file, *_) = (city.folder / "data" / "media").glob("??/*")
    for path in (f"/protected/{file.parent.name}/{file.name}", "/protected/", "/media/"):
        assert page.request.get(path, max_redirects=0).status in {302, 404}
    for path in ("/static/../lernhub.sqlite3", "/static/%2e%2e/secret-key", "/static../secret-key"):
        assert page.request.get(path, max_redirects=0).status in {302, 400, 404}


def test_styles_come_compressed_and_for_good(city: City, page: Page) -> None:
    page.goto("/")
    address = page.locator("link[rel=stylesheet]").first.get_attribute("href")
    assert address
    style = page.request.get(address, headers={"Accept-Encoding": "gzip"})
    assert style.headers["content-encoding"] == "gzip"
    assert "immutable" in style.headers["cache-control"]


def test_an_upload_may_be_as_large_as_the_settings_say(city: City, page: Page) -> None:
    """What is a little too large still reaches the platform, which refuses it kindly; the rest does not."""
    sign_in(page, "meryem.kaya")
    megabyte = 1024 * 1024
    assert post_bytes(page, UPLOAD_MB * megabyte).status != 413
    assert post_bytes(page, (UPLOAD_MB + 5) * megabyte).status != 413
    assert post_bytes(page, (UPLOAD_MB + 11) * megabyte).status == 413


def test_sample_accounts_stay_outside(city: City, page: Page) -> None:
    """Their password is printed on start: they sign in on the machine itself, not through a proxy."""
    give_password(page, "svenja.oltmanns")
    expect(page).to_have_url(f"{city.address}/konto/anmelden/")
    assert SESSION not in {cookie["name"] for cookie in page.context.cookies()}


def test_the_figures_of_both_processes_are_read_with_the_token(city: City, page: Page) -> None:
    for _ in range(12):
        page.request.get("/kurse/")
    answer = page.request.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    assert answer.status == 200
    (count,) = [
        float(line.rpartition(" ")[2])
        for line in answer.text().splitlines()
        if line.startswith("lernhub_requests_total")
        and '"catalogue:list"' in line
        and "2xx" in line
    ]
    assert count >= 12
    assert "lernhub_worker_heartbeat_seconds" in answer.text()
    assert page.request.get("/metrics", max_redirects=0).status == 302


def test_both_logs_tell_of_the_same_request_and_of_nobody(city: City, page: Page) -> None:
    response = page.goto("/kurse/?q=geheim")
    assert response
    number = response.headers["x-request-id"]
    texts = [(city.folder / name).read_text() for name in ("web.log", "lernhub.log")]
    lines = [[json.loads(line) for line in text.splitlines() if number in line] for text in texts]
    assert [line["route"] for line in lines[0]] == ["catalogue:list"]
    assert [line["status"] for line in lines[1]] == [200]
    for text in (*texts, (city.folder / "worker.log").read_text()):
        for secret in ("meryem", "Kaya", "geheim", "127.0.0.1", "lernhub-probe"):
            assert secret not in text


def test_while_it_restarts_a_page_says_so(city: City, page: Page, tmp_path: Path) -> None:
    """An nginx of its own, in front of nobody."""
    make_certificate(tmp_path)
    http, https = free_port(), free_port()
    main = write_nginx(
        tmp_path, {**city.environment, "PORT": str(free_port())}, ports=(http, https)
    )
    with running(["nginx", "-c", str(main)], city.environment, log=tmp_path / "nginx.log"):
        time.sleep(1)
        response = page.goto(f"https://localhost:{https}/kurse/")
    assert response
    assert response.status == 502
    assert response.headers["retry-after"] == "30"
    expect(page.get_by_role("heading", name="Gleich wieder da")).to_be_visible()
