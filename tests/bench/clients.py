"""Eight people at once, each over one connection that stays open, as browsers keep it."""

import gzip
import http.client
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.middleware.csrf import _get_new_csrf_string

from tests.bench.addresses import ANSWER_HEADER, COUNT_HEADER
from tests.bench.server import Server

CLIENTS = 8
HEADERS = {"Accept-Encoding": "gzip", "Accept-Language": "de", "Accept": "text/html,*/*"}


@dataclass(frozen=True)
class Page:
    """What is asked for. `session` is the key of who asks, or `token` her program's; a form is posted."""

    name: str
    path: str
    session: str = ""
    token: str = ""
    form: Mapping[str, str] | None = None
    expected: int = 200


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    queries: int
    sent: int
    body: bytes
    headers: Mapping[str, str]

    @property
    def text(self) -> str:
        """The page without its packing."""
        packed = self.headers.get("content-encoding") == "gzip"
        return (gzip.decompress(self.body) if packed else self.body).decode()


@dataclass(frozen=True)
class Load:
    """What a page costs under eight clients."""

    cpu_ms: float
    p95_ms: float
    failed: tuple[int, ...]


def ask(server: Server, page: Page, *, counting: bool = False) -> Answer:
    """One request over a connection of its own."""
    connection = http.client.HTTPConnection("localhost", server.port, timeout=60)
    try:
        return _exchange(connection, page, counting=counting)
    finally:
        connection.close()


def _exchange(connection: http.client.HTTPConnection, page: Page, *, counting: bool) -> Answer:
    headers = dict(HEADERS)
    cookies = {"lernhub_session": page.session} if page.session else {}
    body = None
    if page.form is not None:
        token = _get_new_csrf_string()
        cookies["lernhub_csrf"] = token
        body = urlencode({**page.form, "csrfmiddlewaretoken": token})
        headers |= {"Content-Type": "application/x-www-form-urlencoded"}
    if cookies:
        headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in cookies.items())
    if page.token:
        headers["Authorization"] = f"Bearer {page.token}"
    if counting:
        headers[COUNT_HEADER] = "1"
    connection.request("GET" if body is None else "POST", page.path, body=body, headers=headers)
    response = connection.getresponse()
    content = response.read()
    got = {name.lower(): value for name, value in response.getheaders()}
    head = sum(len(name) + len(value) + 4 for name, value in got.items())
    queries = int(got.get(ANSWER_HEADER.lower(), 0))
    return Answer(response.status, queries, len(content) + head, content, got)


def load(server: Server, page: Page, *, requests_each: int) -> Load:
    """Ask for `page` with all clients at once, each so many times."""
    times: list[float] = []
    failed: list[int] = []
    _together(lambda: _visit(server, page, 2, [], []))  # connections to the database are open now
    before = server.cpu_seconds()
    _together(lambda: _visit(server, page, requests_each, times, failed))
    used = server.cpu_seconds() - before
    times.sort()
    return Load(
        cpu_ms=used * 1000 / len(times),
        p95_ms=times[int(len(times) * 0.95)] * 1000,
        failed=tuple(failed),
    )


def _together(action: Callable[[], None]) -> None:
    threads = [threading.Thread(target=action) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _visit(server: Server, page: Page, times: int, took: list[float], failed: list[int]) -> None:
    connection = http.client.HTTPConnection("localhost", server.port, timeout=60)
    for _ in range(times):
        begun = time.perf_counter()
        answer = _exchange(connection, page, counting=False)
        took.append(time.perf_counter() - begun)
        if answer.status != page.expected:
            failed.append(answer.status)
    connection.close()
