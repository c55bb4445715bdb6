"""Asking a website whether a page is there: briefly, politely, and only in the internet. No Django here."""

import http.client
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from urllib.parse import urljoin

from courses.links.addresses import DEFAULT_PORTS, Resolve, Target, is_public, resolved, target_of
from courses.links.vocabulary import Verdict

SECONDS_EACH = 10
MOST_REDIRECTS = 5
NOT_ASKED_BY_HEAD = frozenset({400, 401, 403, 404, 405, 406, 429, 500, 501, 503})
"""Some servers refuse HEAD with these, though the page is there: GET decides."""
CLOSED = frozenset({401, 402, 403, 405, 406, 407, 429, 451})
GONE = frozenset({404, 410})
REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True)
class Manners:
    """How we ask. Everything but `agent` has its value for reasons of safety; tests give others."""

    agent: str
    seconds: float = SECONDS_EACH
    ports: frozenset[int] = frozenset(DEFAULT_PORTS.values())
    resolve: Resolve = resolved
    allows: Callable[[str], bool] = is_public
    tls: ssl.SSLContext = field(default_factory=ssl.create_default_context)


@dataclass(frozen=True)
class Reached:
    """What became of it. `status` is the last one that was heard."""

    verdict: Verdict
    status: int | None = None


class _NotPublic(Exception):
    """The host lies, or also lies, outside the internet."""


def reach(address: str, *, manners: Manners) -> Reached:
    """Ask for `address`, following where it leads. Never reads a body, never keeps a cookie."""
    status: int | None = None
    try:
        for _hop in range(MOST_REDIRECTS + 1):
            target = target_of(address)
            if target is None or target.port not in manners.ports:
                return Reached(Verdict.FAULTY if status is None else Verdict.INSIDE, status)
            status, leads_to = _asked(target, manners)
            if not leads_to:
                return Reached(_verdict(status), status)
            address = urljoin(target.address, leads_to)
    except _NotPublic:
        return Reached(Verdict.INSIDE, status)
    except ssl.SSLError as error:
        return Reached(_verdict_of(error), status)
    except (OSError, http.client.HTTPException, ValueError):
        return Reached(Verdict.SILENT, status)
    return Reached(Verdict.ENDLESS, status)


def _verdict_of(error: ssl.SSLError) -> Verdict:
    """Who ends a talk in the middle says nothing of certificates."""
    is_end = isinstance(error, ssl.SSLEOFError | ssl.SSLZeroReturnError)
    return Verdict.SILENT if is_end else Verdict.UNSAFE


def _verdict(status: int) -> Verdict:
    if status < 400:
        return Verdict.FINE
    if status in GONE:
        return Verdict.GONE
    return Verdict.CLOSED if status in CLOSED else Verdict.FAULTY


def _asked(target: Target, manners: Manners) -> tuple[int, str]:
    """Status, and where a redirect leads."""
    place = _public_address(target, manners)
    status, leads_to = _exchange("HEAD", target, place, manners)
    if status in NOT_ASKED_BY_HEAD:
        status, leads_to = _exchange("GET", target, place, manners)
    return status, leads_to if status in REDIRECTS else ""


def _public_address(target: Target, manners: Manners) -> str:
    """The IP address to ask. One that is not public spoils them all."""
    places = manners.resolve(target.host, target.port)
    if not places:
        raise OSError("no address")
    if not all(manners.allows(place) for place in places):
        raise _NotPublic
    return places[0]


def _exchange(method: str, target: Target, place: str, manners: Manners) -> tuple[int, str]:
    connection = http.client.HTTPConnection(target.host, target.port, timeout=manners.seconds)
    sock = socket.create_connection((place, target.port), manners.seconds)
    with closing(connection), _closed_after(sock, manners.seconds):
        connection.sock = (
            manners.tls.wrap_socket(sock, server_hostname=target.host.strip("[]"))
            if target.scheme == "https"
            else sock
        )
        headers = {
            "Host": target.authority,
            "User-Agent": manners.agent,
            "Accept": "*/*",
            "Connection": "close",
        }
        connection.request(method, target.path, headers=headers)
        answer = connection.getresponse()
        leads_to = answer.getheader("Location") or ""
    return answer.status, leads_to


@contextmanager
def _closed_after(sock: socket.socket, seconds: float) -> Iterator[None]:
    """End a talk that takes longer: a server that sends a letter a second never runs into a timeout.

    TLS takes the socket over and leaves `sock` empty, so the end is put to a second handle of the same talk.
    """
    handle = sock.dup()

    def end() -> None:
        try:
            handle.shutdown(socket.SHUT_RDWR)
        except OSError:
            return

    watch = threading.Timer(seconds, end)
    watch.start()
    try:
        yield
    finally:
        watch.cancel()
        handle.close()
        sock.close()
