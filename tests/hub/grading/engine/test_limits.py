"""Greedy notebooks: what they use up has an end, and nothing of them is left."""

import os
import time
from pathlib import Path
from typing import Any

import pytest

from hub.grading.engine.running import Ending
from hub.grading.engine.sandbox import FIRST_USER, USERS, Sandbox
from tests.hub.grading.engine.grading import ran


def leftovers() -> list[str]:
    """Processes of the user whom runs of this process of tests have."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if entry.stat().st_uid == FIRST_USER + os.getpid() % USERS:
                found.append((entry / "cmdline").read_text())
        except OSError:
            continue
    return [line for line in found if line]


@pytest.mark.parametrize(
    ("source", "limits", "ending"),
    [
        ("while True: pass", {"wall_seconds": 1.5}, Ending.TIME),
        ("while True: pass", {"cpu_seconds": 1}, Ending.KILLED),
        (
            "import signal, time\nsignal.alarm(0)\ntime.sleep(99)",
            {"wall_seconds": 1.5},
            Ending.TIME,
        ),
        (
            "import os\nwhile True:\n    try: os.fork()\n    except OSError: pass",
            {"wall_seconds": 2},
            Ending.TIME,
        ),
        (
            "import os\nif os.fork():\n    os._exit(0)\nos.setsid()\nwhile True: pass",
            {},
            Ending.DONE,
        ),
        ("kept = []\nwhile True: kept.append(bytearray(2**20))", {}, Ending.MEMORY),
        (
            "import os\nwhile True: os.write(int(__import__('sys').argv[1]), b'x' * 9999)",
            {},
            Ending.OUTPUT,
        ),
        ("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)", {}, Ending.KILLED),
    ],
    ids=["loop", "cpu", "sleep", "fork bomb", "daemon", "memory", "answers", "suicide"],
)
def test_a_run_ends_at_its_limits_and_leaves_nothing(
    sandbox: Sandbox, source: str, limits: dict[str, Any], ending: Ending
) -> None:
    outcome, found = ran(source, sandbox, **limits)
    assert outcome.ending is ending
    assert found is None
    for _wait in range(50):
        if not leftovers():
            break
        time.sleep(0.1)
    assert leftovers() == []


def test_too_much_is_refused_to_the_code_itself(sandbox: Sandbox) -> None:
    source = """
found = []
for attempt in (
    lambda: bytearray(2**33),
    lambda: open("/tmp/large", "wb").write(b"x" * 2**21),
    lambda: [open(f"/tmp/{number}", "wb").write(b"x" * 2**19) for number in range(20)],
    lambda: [open("/tmp/many") for number in range(999)] if open("/tmp/many", "w") else 0,
):
    try:
        attempt()
        found.append("done")
    except (MemoryError, OSError) as error:
        found.append(type(error).__name__)
"""
    quiet = "import signal\nsignal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
    _run, found = ran(quiet + source, sandbox)
    assert found == ["MemoryError", "OSError", "OSError", "OSError"]


def test_endless_printing_is_cut(sandbox: Sandbox) -> None:
    outcome, _found = ran("while True: print('x' * 9999)", sandbox, wall_seconds=1.5)
    assert outcome.ending is Ending.TIME
    assert len(outcome.log) == sandbox.limits.log_bytes
