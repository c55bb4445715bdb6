"""The results as a table, and whether the goals are met."""

import datetime
import os
import platform
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import django
from django.db import connection

from tests.bench.world import FEW, MANY

MOST_QUERIES = 12
MOST_FLOORS = 3
MOST_BYTES = 150_000
WHAT_IS_LEFT = Path(__file__).with_name("what_is_left.md")
"""What was profiled and mended, and why goals are still missed: written by people, kept by each run."""
HEAD = (
    "| page | queries | with little | CPU ms | × F0 | × F1 | p95 ms, 8 clients | bytes |\n"
    "|---|--:|--:|--:|--:|--:|--:|--:|"
)


@dataclass(frozen=True)
class Result:
    """What was measured of one page. `queries_few` with few learners and units."""

    name: str
    queries: int
    queries_few: int
    sent: int
    cpu_ms: float = 0.0
    p95_ms: float = 0.0
    for_learners: bool = True
    is_measured: bool = True


@dataclass(frozen=True)
class Floors:
    """The two floors of the same run, in milliseconds of processor time."""

    f0: float
    f1: float


@dataclass(frozen=True)
class Outcome:
    """A whole run."""

    results: Sequence[Result]
    first_visit: int
    floors: Floors | None = None
    hash_ms: float = 0.0
    seconds_to_load: float = 0.0

    def missed(self) -> list[str]:
        """The goals that are not met, a sentence each."""
        return [*self._missed_counts(), *self._missed_times()]

    def _missed_counts(self) -> Iterator[str]:
        for result in self.results:
            if result.queries != result.queries_few:
                counts = f"{result.queries_few} queries with little, {result.queries} with much"
                yield f"{result.name}: {counts}"
            if result.for_learners and result.queries > MOST_QUERIES:
                yield f"{result.name}: {result.queries} queries, at most {MOST_QUERIES}"
        if self.first_visit > MOST_BYTES:
            yield f"first visit: {self.first_visit} bytes, at most {MOST_BYTES}"

    def _missed_times(self) -> Iterator[str]:
        if self.floors is None:
            return
        for result in self.results:
            ratio = result.cpu_ms / self.floors.f1
            if result.for_learners and ratio > MOST_FLOORS:
                yield f"{result.name}: {ratio:.1f} × F1, at most {MOST_FLOORS} ×"


def table(outcome: Outcome) -> str:
    """The rows in Markdown."""
    return "\n".join([HEAD, *(_row(result, outcome.floors) for result in outcome.results)])


def _row(result: Result, floors: Floors | None) -> str:
    cells = [result.name, str(result.queries), str(result.queries_few)]
    if floors is None:
        cells += ["–"] * 4
    else:
        cells += [
            f"{result.cpu_ms:.1f}",
            f"{result.cpu_ms / floors.f0:.1f}",
            f"{result.cpu_ms / floors.f1:.1f}",
            f"{result.p95_ms:.0f}",
        ]
    return f"| {' | '.join([*cells, f'{result.sent:,}'])} |"


def describe(outcome: Outcome) -> str:
    """Everything that is written into RESULTS.md."""
    floors = outcome.floors or Floors(0, 0)
    missed = outcome.missed()
    goals = "\n".join(f"- {goal}" for goal in missed) or "- none"
    return f"""{_circumstances()}
Data: {MANY.courses} courses, {MANY.learners:,} learners and {MANY.units} units in one course,
loaded in {outcome.seconds_to_load:.0f} s. "With little" are the queries with {FEW.courses} courses,
{FEW.learners} learners, {FEW.units} units.

{table(outcome)}

- F0 {floors.f0:.2f} ms, F1 {floors.f1:.2f} ms of processor time per request.
- Of "sign-in, sent" the hash of the password takes {outcome.hash_ms:.0f} ms, on purpose.
- First visit (start page, styles, scripts, icons; not fonts and media): {outcome.first_visit:,} bytes,
  at most {MOST_BYTES:,}.

Missed goals:

{goals}

{WHAT_IS_LEFT.read_text("utf-8")}"""


def _circumstances() -> str:
    memory = re.search(r"MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text())
    gigabytes = int(memory[1]) / 1024 / 1024 if memory else 0
    today = datetime.datetime.now(tz=datetime.UTC).date()
    return (
        f"{today}, {os.cpu_count()} cores, {gigabytes:.0f} GB; Python {platform.python_version()}, "
        f"Django {django.__version__}, gunicorn {version('gunicorn')}, {_database()}.\n"
    )


def _database() -> str:
    with connection.cursor() as cursor:
        name = "SQLite" if connection.vendor == "sqlite" else "PostgreSQL"
        function = "sqlite_version()" if connection.vendor == "sqlite" else "version()"
        cursor.execute(f"SELECT {function}")
        found = re.search(r"[\d.]+", cursor.fetchone()[0])
    return f"{name} {found[0] if found else ''}"
