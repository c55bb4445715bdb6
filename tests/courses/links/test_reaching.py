"""Websites are asked briefly and politely, and nothing that authors write leads into our own network."""

import socket
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from courses.links.addresses import is_public, target_of
from courses.links.reaching import Manners, Reached, reach
from courses.links.vocabulary import Verdict


@dataclass
class Site:
    """A website on this machine. Its pages answer as their names say; `asked` is what came in."""

    port: int
    asked: list[tuple[str, str, str]] = field(default_factory=list)

    left_early: threading.Event = field(default_factory=threading.Event)
    server: ThreadingHTTPServer = field(init=False)

    def url(self, path: str, *, scheme: str = "http") -> str:
        """Under a name that does not exist: only what the resolver says counts."""
        return f"{scheme}://site.example:{self.port}{path}"

    def drip(self, write: Callable[[bytes], object]) -> None:
        """Say one letter after the other."""
        try:
            for _letter in range(50):
                write(b"H")
                threading.Event().wait(0.05)
        except OSError:
            self.left_early.set()


def page(site: Site) -> type[BaseHTTPRequestHandler]:
    """What the website answers: a status, a redirect, a letter a second."""

    class Page(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            site.asked.append((self.command, self.path, self.headers["User-Agent"]))
            word = self.path.rsplit("/", 1)[-1]
            if word == "slow":
                site.drip(self.wfile.write)
                return
            leads_to = {
                "round": site.url("/round"),
                "inside": f"http://inside.example:{site.port}/",
                "cloud": "http://169.254.169.254/latest/meta-data/",
                "file": "file:///etc/passwd",
                "on": "/200",
            }.get(word)
            status = 302 if leads_to else int(word)
            if word == "405" and self.command == "GET":
                status = 200
            self.send_response(status)
            if leads_to:
                self.send_header("Location", leads_to)
            self.end_headers()

        do_GET = do_HEAD  # noqa: N815 - the name the server asks for

        def log_message(self, *_arguments: object) -> None:
            """Quiet."""

    return Page


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site(0)
    server = ThreadingHTTPServer(("127.0.0.1", 0), page(site))
    site.port, site.server = server.server_address[1], server
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}).start()
    yield site
    server.shutdown()
    server.server_close()


def manners(site: Site, **others: object) -> Manners:
    """As in life, but the machine's own address counts as public, except for the name "inside.example"."""

    def resolve(host: str, _port: int) -> Sequence[str]:
        names = {"inside.example": "10.0.0.7", "site.example": "127.0.0.1"}
        return [names.get(host, host)]

    usual = Manners(
        agent="Probe/1",
        seconds=2,
        ports=frozenset({80, 443, site.port}),
        resolve=resolve,
        allows=lambda place: place == "127.0.0.1",
    )
    return replace(usual, **others)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/200", Reached(Verdict.FINE, 200)),
        ("/405", Reached(Verdict.FINE, 200)),
        ("/on", Reached(Verdict.FINE, 200)),
        ("/404", Reached(Verdict.GONE, 404)),
        ("/410", Reached(Verdict.GONE, 410)),
        ("/403", Reached(Verdict.CLOSED, 403)),
        ("/500", Reached(Verdict.FAULTY, 500)),
        ("/round", Reached(Verdict.ENDLESS, 302)),
        ("/inside", Reached(Verdict.INSIDE, 302)),
        ("/cloud", Reached(Verdict.INSIDE, 302)),
        ("/file", Reached(Verdict.INSIDE, 302)),
    ],
)
def test_each_answer_has_its_verdict(site: Site, path: str, expected: Reached) -> None:
    assert reach(site.url(path), manners=manners(site)) == expected


def test_a_page_is_asked_for_by_head_and_by_get_only_where_that_is_refused(site: Site) -> None:
    reach(site.url("/200?a=ü#teil"), manners=manners(site))
    reach(site.url("/405"), manners=manners(site))
    assert site.asked == [
        ("HEAD", "/200?a=%C3%BC", "Probe/1"),
        ("HEAD", "/405", "Probe/1"),
        ("GET", "/405", "Probe/1"),
    ]


def test_who_drips_letters_is_left_when_the_time_is_up(site: Site) -> None:
    assert reach(site.url("/slow"), manners=manners(site, seconds=0.4)).verdict is Verdict.SILENT


@pytest.fixture
def encrypted(site: Site, tmp_path: Path) -> tuple[Site, ssl.SSLContext]:
    """The website over TLS, with a certificate of its own, and a browser that trusts it."""
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
         "-subj", "/CN=site.example", "-addext", "subjectAltName=DNS:site.example",
         "-keyout", key, "-out", certificate],
        check=True,
        capture_output=True,
    )  # fmt: skip
    ours = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ours.load_cert_chain(certificate, key)
    site.server.socket = ours.wrap_socket(site.server.socket, server_side=True)
    return site, ssl.create_default_context(cafile=str(certificate))


def test_who_drips_letters_over_tls_is_left_as_well(
    encrypted: tuple[Site, ssl.SSLContext],
) -> None:
    site, tls = encrypted
    fine = reach(site.url("/200", scheme="https"), manners=manners(site, tls=tls))
    assert fine == Reached(Verdict.FINE, 200)
    hasty = manners(site, tls=tls, seconds=0.4)
    assert reach(site.url("/slow", scheme="https"), manners=hasty).verdict is Verdict.SILENT
    assert site.left_early.wait(2), "the website went on to the end of its letters"


def test_a_name_is_looked_up_once_and_the_address_looked_at_is_the_one_asked(site: Site) -> None:
    answers = iter([["127.0.0.1"], ["169.254.169.254"]])
    told = reach(site.url("/200"), manners=manners(site, resolve=lambda *_: next(answers)))
    assert told == Reached(Verdict.FINE, 200)
    assert next(answers) == ["169.254.169.254"]  # never asked for


def test_one_address_that_is_not_public_spoils_a_name(site: Site) -> None:
    both = manners(site, resolve=lambda *_: ["127.0.0.1", "192.168.1.1"])
    assert reach(site.url("/200"), manners=both) == Reached(Verdict.INSIDE)
    assert site.asked == []


def test_by_default_neither_this_machine_nor_other_ports_are_asked(site: Site) -> None:
    plain = Manners(agent="Probe/1")
    assert reach("http://127.0.0.1/200", manners=plain) == Reached(Verdict.INSIDE)
    assert reach("http://[::ffff:127.0.0.1]/", manners=plain) == Reached(Verdict.INSIDE)
    assert reach(f"http://127.0.0.1:{site.port}/200", manners=plain) == Reached(Verdict.FAULTY)
    assert site.asked == []


def test_no_name_no_answer_and_no_certificate_are_told_apart(site: Site) -> None:
    def nobody(*_arguments: object) -> Sequence[str]:
        raise socket.gaierror

    assert reach(site.url("/200"), manners=manners(site, resolve=nobody)).verdict is Verdict.SILENT

    class Untrusted(ssl.SSLContext):
        def wrap_socket(self, *_arguments: object, **_more: object) -> ssl.SSLSocket:
            raise ssl.SSLCertVerificationError

    told = reach(
        f"https://site.example:{site.port}/200",
        manners=manners(site, tls=Untrusted(ssl.PROTOCOL_TLS_CLIENT)),
    )
    assert told.verdict is Verdict.UNSAFE


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1"),
        *("0.0.0.0", "224.0.0.1", "255.255.255.255", "198.18.0.1", "192.0.0.8"),
        *(
            "::1",
            "::",
            "fe80::1",
            "fe80::1%eth0",
            "fc00::1",
            "fec0::1",
            "64:ff9b:1::1",
            "ff02::1",
            "2001:db8::1",
        ),
        *("::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "kein.name"),
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    ],
)
def test_what_is_not_the_internet_is_not_asked(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["193.99.144.80", "2a02:2e0:3fe:1001:302::", "::ffff:8.8.8.8"])
def test_the_internet_may_be_asked(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("https://example.org", "https://example.org/"),
        ("HTTPS://Example.org:443/a b?c=d e#f", "https://example.org/a%20b?c=d%20e"),
        ("https://schülernetz.example/ä", "https://xn--schlernetz-ceb.example/%C3%A4"),
        ("https://example.org/%C3%A4", "https://example.org/%C3%A4"),
        ("https://ich:geheim@example.org/", None),
        ("ftp://example.org/", None),
        ("https://", None),
        ("https://example.org:99999/", None),
        ("https://example.org/" + "a" * 2000, None),
    ],
)
def test_an_address_is_asked_for_as_browsers_do(written: str, asked: str | None) -> None:
    target = target_of(written)
    assert (target.address if target else None) == asked
