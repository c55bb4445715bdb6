"""`python -m deploy.auditing`: are weaknesses known of the packages that we lock?

Asks the advisory databases of both registries, or the one at `AUDIT_OSV_URL` (an OSV mirror that a
network of its own may have). A database that can't be reached is said and is no fault of the code.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from deploy.setup import PROJECT

NAMES = ("production", "development", "notebooks", "classroom", "hub")
LOCKS = tuple(f"requirements/{name}.txt" for name in NAMES)
UNREACHABLE = "The database of known weaknesses can't be reached. Run `make audit` where it can."


Reader = Callable[[str], Iterator["Weakness"]]
Fetch = Callable[[str], str]


@dataclass(frozen=True)
class Weakness:
    """One advisory about one package."""

    package: str
    version: str
    name: str

    def __str__(self) -> str:
        return f"{self.package} {self.version}: {self.name}"


class Unreachable(Exception):
    """Nothing was looked up."""


def python_weaknesses(report: str) -> Iterator[Weakness]:
    """What pip-audit found. Raises Unreachable when it looked up not even one package."""
    try:
        packages = json.loads(report)["dependencies"]
    except (ValueError, KeyError, TypeError) as error:
        raise Unreachable from error
    looked_up = [package for package in packages if "vulns" in package]
    if not looked_up:
        raise Unreachable
    for package in looked_up:
        for advisory in package["vulns"]:
            yield Weakness(package["name"], package["version"], advisory["id"])


def browser_weaknesses(report: str) -> Iterator[Weakness]:
    """What npm found. Raises Unreachable when its answer is no report."""
    try:
        found = json.loads(report)["vulnerabilities"]
    except (ValueError, KeyError, TypeError) as error:
        raise Unreachable from error
    for name, entry in found.items():
        yield Weakness(name, str(entry.get("range", "")), str(entry.get("severity", "")))


def _output(*command: str) -> str:
    result = subprocess.run(command, cwd=PROJECT, check=False, capture_output=True, text=True)
    return result.stdout


def _pip_audit(lock: str) -> str:
    mirror = os.environ.get("AUDIT_OSV_URL", "")
    where = ("--vulnerability-service", "osv", "--osv-url", mirror) if mirror else ()
    program = str(Path(sys.executable).parent / "pip-audit")
    options = ("--disable-pip", "--no-deps", "--progress-spinner", "off", "--format", "json")
    return _output(program, *options, *where, "--requirement", lock)


def _npm_audit(_lock: str) -> str:
    return _output("npm", "audit", "--json")


def main() -> int:
    """0 when nothing is known or nothing could be asked; 1 with a list when there is something."""
    asked: list[tuple[str, Reader, Fetch]] = [
        *((lock, python_weaknesses, _pip_audit) for lock in LOCKS),
        ("package-lock.json", browser_weaknesses, _npm_audit),
    ]
    found = 0
    for lock, reader, fetch in asked:
        try:
            weaknesses = list(reader(fetch(lock)))
        except Unreachable:
            print(f"{lock}: {UNREACHABLE}")
            continue
        found += len(weaknesses)
        print(f"{lock}: {len(weaknesses) or 'no'} known weaknesses", *weaknesses, sep="\n  ")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
