"""One run of the bench, when the platform's settings are known."""

import time
from pathlib import Path

from django.contrib.auth.hashers import check_password, make_password

from tests.bench.clients import Load, Page, ask, load
from tests.bench.first_visit import first_visit_bytes
from tests.bench.pages import Measured, floors, pages, signing_in
from tests.bench.report import Floors, Outcome, Result, describe, table
from tests.bench.server import Server, running_server
from tests.bench.world import FEW, MANY, PASSWORD, grow

REQUESTS_EACH = 25
FLOOR_REQUESTS_EACH = 150
SIGN_INS_EACH = 8


def run(data: Path, *, quick: bool, only: str, write: Path | None) -> int:
    """Load, measure, show; return 1 when a goal is missed that no machine can excuse."""
    grow(FEW)
    with running_server(data) as server:
        chosen = [each for each in pages() if only in each.page.name]
        few = {each.page.name: _queries(server, each.page) for each in chosen}
        begun = time.monotonic()
        grow(MANY)
        took = time.monotonic() - begun
        outcome = _measure(server, chosen, few, quick=quick, seconds_to_load=took)
    print(table(outcome) if quick else describe(outcome))
    if write:
        write.write_text(describe(outcome), "utf-8")
    return 1 if quick and _complain(outcome) else 0


def _complain(outcome: Outcome) -> bool:
    for goal in outcome.missed():
        print(f"missed: {goal}")
    return bool(outcome.missed())


def _queries(server: Server, page: Page) -> int:
    """How many queries the page takes; the second answer counts, when caches are filled."""
    ask(server, page)
    answer = ask(server, page, counting=True)
    assert answer.status == page.expected, f"{page.path}: {answer.status}"
    return answer.queries


def _measure(
    server: Server,
    chosen: list[Measured],
    few: dict[str, int],
    *,
    quick: bool,
    seconds_to_load: float,
) -> Outcome:
    bare, walled = floors()
    results = [_result(server, each, few[each.page.name], quick=quick) for each in chosen]
    first = first_visit_bytes(server, Page("first visit", "/"))
    if quick:
        return Outcome(results, first)
    results.append(_signing_in(server))
    measured = [_floor(server, page) for page in (bare, walled)]
    return Outcome(results, first, Floors(*measured), _hash_ms(), seconds_to_load)


def _result(server: Server, each: Measured, queries_few: int, *, quick: bool) -> Result:
    queries = _queries(server, each.page)
    cost = Load(0, 0, ()) if quick else load(server, each.page, requests_each=REQUESTS_EACH)
    assert not cost.failed, f"{each.page.path} failed: {cost.failed}"
    return Result(
        name=each.page.name,
        queries=queries,
        queries_few=queries_few,
        sent=ask(server, each.page).sent,
        cpu_ms=cost.cpu_ms,
        p95_ms=cost.p95_ms,
        for_learners=each.for_learners,
    )


def _signing_in(server: Server) -> Result:
    """Held to no goal: the hash is slow on purpose."""
    page = signing_in()
    answer = ask(server, page, counting=True)
    cost = load(server, page, requests_each=SIGN_INS_EACH)
    assert not cost.failed, f"signing in failed: {cost.failed}"
    return Result(
        page.name, answer.queries, answer.queries, answer.sent, cost.cpu_ms, cost.p95_ms, False
    )


def _floor(server: Server, page: Page) -> float:
    return load(server, page, requests_each=FLOOR_REQUESTS_EACH).cpu_ms


def _hash_ms() -> float:
    kept = make_password(PASSWORD)
    begun = time.process_time()
    for _ in range(3):
        check_password(PASSWORD, kept)
    return (time.process_time() - begun) * 1000 / 3
