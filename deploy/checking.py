"""`python -m deploy.checking`: everything that can be said of the code without running it.

All checks run, and all that fail are named at the end.
"""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from deploy.setup import PROJECT

BIN = Path(sys.executable).parent
SOURCES = ["lms", "courses", "hub", "deploy", "tests", "manage.py"]
SCHEMA = "deploy/openapi.yaml"
MANAGE = [sys.executable, "manage.py"]
PLACES = re.compile(
    r"registry\.npmjs|pypi\.org|pythonhosted\.org|deb\.debian\.org"
    r"|(?<![\w.])/(?:root|home/\w+|work|opt/wheels)/|\.pyen[v]"
)
"""Addresses of registries and folders of somebody's machine."""


@dataclass(frozen=True)
class Check:
    """What is looked at, and the command that does it."""

    name: str
    command: list[str]


CHECKS = (
    Check("code (ruff)", [str(BIN / "ruff"), "check", "--quiet", *SOURCES]),
    Check("format (ruff)", [str(BIN / "ruff"), "format", "--check", "--quiet", *SOURCES]),
    Check("types (mypy)", [str(BIN / "mypy"), *SOURCES]),
    Check("the plan of the house (import-linter)", [str(BIN / "lint-imports"), "--no-logo"]),
    Check(
        "templates (djlint)", [str(BIN / "djlint"), "--lint", "--quiet", "lms", "courses", "hub"]
    ),
    Check("migrations", [*MANAGE, "makemigrations", "--check", "--dry-run"]),
    Check("texts in all languages", [sys.executable, "deploy/catalogues.py", "check"]),
    Check("description of the API", [sys.executable, "-m", "deploy.checking", "schema"]),
    *(
        [Check("known weaknesses (make audit)", [sys.executable, "-m", "deploy.auditing"])]
        if os.environ.get("AUDIT_OSV_URL")
        else []
    ),
    Check("names of places", [sys.executable, "-m", "deploy.checking", "places"]),
)


def schema_problems() -> Iterator[str]:
    """The committed description of the API differs from what the code says."""
    written = subprocess.run(
        [*MANAGE, "spectacular", "--fail-on-warn"],
        cwd=PROJECT,
        check=False,
        capture_output=True,
        text=True,
    )
    if written.returncode != 0:
        yield written.stderr.strip()
    elif written.stdout != _text_of(PROJECT / SCHEMA):
        yield f"{SCHEMA} is out of date: run `make schema`."


def place_problems() -> Iterator[str]:
    """A file names a registry's address or a folder of one machine."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=PROJECT,
        check=True,
        capture_output=True,
        text=True,
    )
    for name in listed.stdout.splitlines():
        for number, line in enumerate(_text_of(PROJECT / name).splitlines(), start=1):
            if found := PLACES.search(line):
                yield f"{name}:{number} names a place that others don't have: {found[0]}"


def _text_of(path: Path) -> str:
    """The file's text; "" for pictures, and for files that are gone."""
    try:
        return path.read_text("utf-8")
    except (UnicodeDecodeError, FileNotFoundError):
        return ""


OWN = {"schema": schema_problems, "places": place_problems}


def run(check: Check) -> bool:
    """Run one check, show what it found; return whether all is well."""
    begun = time.monotonic()
    result = subprocess.run(
        check.command,
        cwd=PROJECT,
        check=False,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    well = result.returncode == 0
    print(
        f"{'ok  ' if well else 'FAIL'} {time.monotonic() - begun:5.1f} s  {check.name}", flush=True
    )
    if not well:
        print(result.stdout.rstrip(), flush=True)
    return well


def main(arguments: list[str]) -> int:
    """All checks, or one of our own."""
    if arguments:
        problems = list(OWN[arguments[0]]())
        print("\n".join(problems))
        return bool(problems)
    failed = [check.name for check in CHECKS if not run(check)]
    if failed:
        print(f"\nNot as it should be: {', '.join(failed)}.", file=sys.stderr)
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
