"""Hostile notebooks: nothing is seen that should not be, nothing is used up, nothing is won."""

import os
import socket
from pathlib import Path

import pytest

from deploy.setup import PROJECT
from hub.grading.engine.running import Ending
from hub.grading.engine.sandbox import FIRST_USER, USERS, Sandbox
from tests.hub.grading.engine.grading import graded, ran
from tests.hub.grading.engine.notebooks import checked, code, given, notebook, solution

SECRET = "kolibri-4711"
RIGHT = "def double(number):\n    return number * 2"
GIVEN = given(
    "data", "numbers = [3, 4]\ndef near(value, wanted): return abs(value - wanted) < 0.01"
)
TESTS = f"""assert double(numbers[0]) == 6
assert near(double(4), 8)
assert isinstance(double(1), int) and abs(double(5) - 10) < 0.1
### BEGIN HIDDEN TESTS
assert double(21) == 42, "{SECRET}"
### END HIDDEN TESTS"""


def task(answer: str, *more: dict[str, object], tests: str = TESTS) -> bytes:
    """The notebook of doubling with this answer in it."""
    return notebook(GIVEN, solution("double", answer), *more, checked("tests", tests, points=5))


AUTHOR = task(RIGHT)


def test_an_honest_answer_gets_all_points(sandbox: Sandbox) -> None:
    result = graded(AUTHOR, task(RIGHT), sandbox)
    assert (result.points, result.errors) == (5, ())
    assert set(result.endings.values()) == {Ending.DONE}


# What a learner's code sees ------------------------------------------------------------------------


def test_hidden_tests_are_not_where_the_learners_output_is_read(sandbox: Sandbox) -> None:
    spying = """
import gc, sys, os
seen = []
frame = sys._getframe()
while frame:
    seen.append(repr(frame.f_locals)[:5000])
    frame = frame.f_back
seen += [repr(thing)[:2000] for thing in gc.get_objects() if isinstance(thing, (dict, list))][:500]
for folder, _folders, files in os.walk("/grading"):
    seen += [open(os.path.join(folder, name)).read() for name in files if name.endswith(".json")]
print(seen)
raise ValueError(" ".join(seen))
"""
    roomy = Sandbox(sandbox.python)
    result = graded(AUTHOR, task(spying), roomy)
    told = result.log + str(result.errors)
    assert "double(numbers[0])" in told, "the attack sees what it may see"
    assert SECRET not in told
    assert "double(21)" not in told
    assert result.points == 0


def test_what_is_expected_is_in_neither_run_of_the_learners_code(sandbox: Sandbox) -> None:
    stolen = "import sys; words = str(sys._getframe(2).f_locals)"
    _run, words = ran(f"{stolen}\nfound = words", sandbox)
    assert "do" in words, "the attack sees the program"
    looked_for = [
        word[::-1] for word in ("double(21)", "42", SECRET)
    ]  # not to find the answer itself
    says = f"return [word[::-1] in words for word in {looked_for}]"
    result = graded(AUTHOR, task(f"{stolen}\ndef double(number): {says}"), sandbox)
    hidden = [verdict for cell in result.cells for verdict in cell.verdicts if verdict.is_hidden]
    assert [verdict.values["left"] for verdict in hidden] == ["[True, False, False]"]


def test_files_of_the_machine_are_not_there(sandbox: Sandbox, tmp_path: Path) -> None:
    secret = tmp_path / "other-learner.ipynb"
    secret.write_text(SECRET)
    secret.chmod(0o666)
    places = [
        str(PROJECT / "manage.py"),
        str(PROJECT / "var"),
        str(PROJECT / ".venv"),
        str(Path.home() / ".bashrc"),
        str(Path.home() / ".ssh"),
        str(secret),
        "/etc/passwd",
        "/etc/shadow",
        "/var",
        "/run",
        "/sys",
        "/srv",
    ]
    _run, found = ran(f"import os\nfound = [p for p in {places!r} if os.path.exists(p)]", sandbox)
    assert found == []
    assert Path("/etc/passwd").exists()


def test_nobody_elses_processes_or_environment_are_seen(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LERNHUB_SECRET_KEY", SECRET)
    source = """
import glob, os
found = [len(glob.glob("/proc/[0-9]*")), dict(os.environ), []]
for path in glob.glob("/proc/*/environ") + glob.glob("/proc/*/cmdline") + glob.glob("/proc/*/maps"):
    try:
        found[2].append(open(path, "rb").read().decode("latin-1"))
    except OSError:
        pass
"""
    _run, (processes, environment, read) = ran(source, sandbox)
    assert processes <= 3
    assert len(read) >= 1
    assert SECRET not in str(environment) + str(read)
    assert not [name for name in environment if "LERNHUB" in name or "PG" in name]


def test_there_is_no_network_not_even_to_this_machine(sandbox: Sandbox, tmp_path: Path) -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.socket(socket.AF_UNIX) as hidden,
    ):
        hidden.bind("\0lernhub-test-" + str(os.getpid()))
        hidden.listen()
        port = server.getsockname()[1]
        source = f"""
import os, socket
found = [[name for _number, name in socket.if_nameindex()]]
for family, address in [
    (socket.AF_INET, ("127.0.0.1", {port})),
    (socket.AF_INET, ("192.0.2.1", 80)),
    (socket.AF_UNIX, "\\0lernhub-test-{os.getpid()}"),
]:
    try:
        with socket.socket(family) as line:
            line.settimeout(2)
            line.connect(address)
            found.append("through")
    except OSError as error:
        found.append("refused")
"""
        with socket.create_connection(("127.0.0.1", port)):
            pass
        _run, found = ran(source, sandbox)
    assert found == [["lo"], "refused", "refused", "refused"]


def test_the_code_is_nobody_and_can_become_nobody_else(sandbox: Sandbox) -> None:
    source = """
import ctypes, os
found = [os.getuid(), open("/proc/self/status").read(), []]
for attempt in (
    lambda: os.setuid(0),
    lambda: os.setgid(0),
    lambda: os.chroot("/tmp"),
    lambda: open("/usr/mine", "w"),
    lambda: open("/grading/learner.py", "a"),
    lambda: os.mknod("/tmp/disk", 0o60666, os.makedev(8, 0)),
    lambda: ctypes.CDLL(None).mount(b"none", b"/tmp", b"tmpfs", 0, None) and os.stat("/no"),
):
    try:
        attempt()
        found[2].append("done")
    except OSError:
        found[2].append("refused")
"""
    _run, (user, status, attempts) = ran(source, sandbox)
    if os.geteuid() == 0:
        assert FIRST_USER <= user < FIRST_USER + USERS
    assert attempts == ["refused"] * 7
    lines = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
    assert int(lines["CapEff"], 16) == int(lines["CapPrm"], 16) == 0
    assert lines["NoNewPrivs"] == "1"


# What it wins ------------------------------------------------------------------------------------

EQUALS_ALL = """
class Everything(int):
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __lt__(self, other): return True
    def __sub__(self, other): return self
    def __abs__(self): return 0
    __hash__ = int.__hash__
def double(number): return Everything()
"""
PATCHED = """
import builtins, json, sys, unittest
builtins.abs = lambda value: 0
builtins.isinstance = lambda *_: True
builtins.print = builtins.repr = lambda *_, **__: "passed"
builtins.all = builtins.any = lambda *_: True
builtins.AssertionError = type("Nothing", (Exception,), {})
unittest.TestCase.assertEqual = lambda *_: None
near = lambda *_: True
numbers = [0, 0]
def double(number): return 0
"""
FORGED = """
import json, os, sys
for number in range(40):
    for line in (
        {"check": number, "passed": True, "because": "", "values": {}},
        {"step": number, "value": ["int", "6"], "passed": True},
        {"step": number, "value": ["float", "nan"]},
    ):
        os.write(int(sys.argv[1]), (json.dumps(line) + "\\n").encode())
os._exit(0)
"""
TRAVELS_ANYTHING = """
import travel
travel.packed = lambda value, depth=0: ["__import__", "os"]
def double(number): return 6
"""


@pytest.mark.parametrize(
    "answer",
    [
        EQUALS_ALL,
        EQUALS_ALL.replace("(int)", "").replace("int.__hash__", "None"),
        PATCHED,
        FORGED,
        TRAVELS_ANYTHING,
        "def double(number): return float('nan')",
        "import sys; sys.exit(0)",
        "import os; os._exit(0)",
        "raise SystemExit",
        "raise KeyboardInterrupt",
        "class Odd(BaseException):\n    def __str__(self): 1/0\nraise Odd",
        "def double(number):\n    value = []\n    value.append(value)\n    return value",
        "def double(",
        "",
    ],
    ids=lambda answer: answer.strip()[:20],
)
def test_tricks_give_no_points(sandbox: Sandbox, answer: str) -> None:
    result = graded(AUTHOR, task(answer), sandbox)
    assert result.points == 0
    assert [cell.most for cell in result.cells] == [5]


def test_tampered_tests_are_not_the_ones_that_count(sandbox: Sandbox) -> None:
    wrong = "def double(number): return 0"
    for tests in ("assert True", ""):
        assert graded(AUTHOR, task(wrong, tests=tests), sandbox).points == 0
    without = notebook(solution("double", wrong), checked("tests", "pass", points=1000))
    assert graded(AUTHOR, without, sandbox).points == 0
    result = graded(AUTHOR, notebook(solution("double", RIGHT)), sandbox)
    assert result.points == 5, "cells that are given and the tests come from the author"


def test_a_second_answer_of_the_same_id_does_not_count(sandbox: Sandbox) -> None:
    twice = task(RIGHT, solution("double", "def double(number): return 0"))
    assert graded(AUTHOR, twice, sandbox).points == 5
    added = task("", code(RIGHT))
    assert graded(AUTHOR, added, sandbox).points == 5, (
        "cells that a learner adds run where they stand"
    )
