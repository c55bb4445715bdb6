"""`python -m deploy.testing [pytest argument …]`: the tests, the journeys only if there is a browser.

Without arguments everything runs, on as many processes as there are cores.
"""

import os
import re
import subprocess
import sys

from deploy import chromium, sandbox
from deploy.setup import PROJECT, SetupFailed, install_notebooks

EVERYTHING = ["--numprocesses=auto", "--dist=loadfile", "--quiet"]


def pytest(arguments: list[str], *, quiet: bool = False) -> subprocess.CompletedProcess[str]:
    """Run pytest; with `quiet` its output is only returned."""
    command = [sys.executable, "-m", "pytest", *arguments]
    return subprocess.run(command, cwd=PROJECT, check=False, text=True, capture_output=quiet)


def count_of_journeys() -> int:
    """How many journeys there are to miss."""
    listed = pytest(["--collect-only", "--quiet", "-m", "journey", "-n0"], quiet=True)
    found = re.search(r"(\d+)(?:/\d+)? tests? collected", listed.stdout)
    return int(found[1]) if found else 0


def journeys_wanted(arguments: list[str]) -> bool:
    """Whether the arguments leave the journeys in."""
    return not any("not journey" in argument for argument in arguments)


def main(arguments: list[str]) -> int:
    """Run the tests and say aloud what did not run."""
    chosen = arguments or EVERYTHING
    try:
        install_notebooks()
    except SetupFailed as failure:
        print(failure, file=sys.stderr)
        return 1
    if not sandbox.ensure():
        print(f"Notebooks can't be graded here: {sandbox.INSTALL}.", file=sys.stderr)
    if not journeys_wanted(chosen) or chromium.ensure():
        return pytest(chosen).returncode
    missing = f"Chromium is missing and can't be installed by this user: {chromium.INSTALL}."
    if os.environ.get("CI"):
        print(missing, file=sys.stderr)
        return 1
    result = pytest([*chosen, "-m", "not journey"])
    print(
        f"\nNOT RUN: the {count_of_journeys()} browser journeys. {missing}",
        file=sys.stderr,
        flush=True,
    )
    return result.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
