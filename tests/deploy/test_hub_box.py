"""A learner's box, for real: what gets in, what gets out, and what does neither."""

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from deploy.hub import relay
from deploy.hub.box import HOME, MEBIBYTE, Box, Limits
from tests.architecture.house import PROJECT

SERVER = """
import http.server, os, socket, sys, urllib.request

def reaches(port):
    with socket.socket() as probe:
        probe.settimeout(2)
        return probe.connect_ex(("127.0.0.1", port)) == 0

class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        told = str(eval(self.path[1:].replace("%20", " "))).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(told)))
        self.end_headers()
        self.wfile.write(told)

http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Answer).serve_forever()
"""
PATIENCE_SECONDS = 60


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class _Service(BaseHTTPRequestHandler):
    """A service of this machine: the hub's API, or one that is none of a learner's business."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *_arguments: object) -> None:
        pass


@contextlib.contextmanager
def service() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Service)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()


@contextlib.contextmanager
def running(box: Box, hub_port: int) -> Iterator[int]:
    """The box with a server that evaluates what it is asked, as a notebook would; its port."""
    port = free_port()
    box.make_folders()
    server = [str(box.python), "-c", SERVER, str(port)]
    command = box.command(server, port=port, hub_port=hub_port)
    process = subprocess.Popen(command, env={"PATH": os.environ["PATH"]})
    try:
        wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE_SECONDS)


def wait_for(port: int) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not answers(port):
        assert time.monotonic() < deadline, "the box does not answer"
        time.sleep(0.1)


def answers(port: int) -> bool:
    try:
        return asked(port, "1") == "1"
    except OSError:
        return False


def asked(port: int, expression: str) -> str:
    address = f"http://127.0.0.1:{port}/{expression.replace(' ', '%20')}"
    with urllib.request.urlopen(address, timeout=30) as answer:
        return str(answer.read().decode())


def a_box(folder: Path, name: str = "anna", **limits: int) -> Box:
    return Box(folder, name, Path(sys.executable), Limits(**limits))


@pytest.fixture(scope="module")
def anna(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, int, int]]:
    """The ports of the server in the box, of the hub, and of a service that is not for learners."""
    folder = tmp_path_factory.mktemp("hub")
    folder.chmod(0o711)
    neighbour = a_box(folder, "bert")
    neighbour.make_folders()
    (neighbour.home / "work.txt").write_text("of Bert")
    with service() as hub, service() as other, running(a_box(folder), hub) as port:
        yield port, hub, other


Anna = tuple[int, int, int]


def test_the_server_is_reached_and_reaches_the_hub(anna: Anna) -> None:
    port, hub, _other = anna
    assert asked(port, f"urllib.request.urlopen('http://127.0.0.1:{hub}/').read()") == "b'ok'"


def test_nothing_else_of_the_machine_is_reached(anna: Anna) -> None:
    port, hub, other = anna
    assert asked(port, f"reaches({hub})") == "True"
    assert asked(port, f"reaches({other})") == "False"
    assert asked(port, "[name for _number, name in socket.if_nameindex()]") == "['lo']"


@pytest.mark.parametrize(
    "path", [PROJECT / "manage.py", PROJECT / "var", "/etc/shadow", "/var/log"]
)
def test_files_of_the_machine_are_not_there(anna: Anna, path: object) -> None:
    assert asked(anna[0], f"os.path.exists('{path}')") == "False"


def test_neighbours_and_their_processes_are_not_there(anna: Anna) -> None:
    port = anna[0]
    assert asked(port, "os.listdir('/home')") == "['lernen']"
    assert asked(port, "len([p for p in os.listdir('/proc') if p.isdigit()]) < 8") == "True"
    assert asked(port, "[name for name in os.environ if 'LERNHUB' in name]") == "[]"


def test_the_user_is_nobodys_and_has_no_rights(anna: Anna) -> None:
    status = asked(anna[0], "open('/proc/self/status').read()")
    assert "CapEff:\t0000000000000000" in status
    assert "NoNewPrivs:\t1" in status
    if os.geteuid() == 0:
        assert int(asked(anna[0], "os.getuid()")) >= 640_000


def test_what_is_written_stays_for_the_next_time(tmp_path: Path) -> None:
    tmp_path.chmod(0o711)
    box = a_box(tmp_path)
    with service() as hub:
        with running(box, hub) as port:
            asked(port, f"open('{HOME}/mine.txt', 'w').write('kept')")
        assert (box.home / "mine.txt").read_text() == "kept"
        with running(box, hub) as port:
            assert asked(port, "open('mine.txt').read()") == "kept"


def test_who_needs_too_much_memory_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    used = {10: 100, 11: 900, 12: 50}
    monkeypatch.setattr(relay, "_below", lambda _root: set(used))
    monkeypatch.setattr(relay, "_resident", used.__getitem__)
    assert relay.greediest_beyond(10, 1000) == 11
    assert relay.greediest_beyond(10, 2000) == 0


def test_a_greedy_box_ends_without_harm_to_the_machine(tmp_path: Path) -> None:
    tmp_path.chmod(0o711)
    box = a_box(tmp_path, memory_bytes=120 * MEBIBYTE)
    with (
        service() as hub,
        running(box, hub) as port,
        pytest.raises((urllib.error.URLError, OSError)),
    ):
        asked(port, "[bytearray(400*1024*1024), __import__('time').sleep(20)]")
