"""Paging by key."""

import pytest

from lms.kernel.models import AuditEntry
from lms.kernel.paging import page_of

pytestmark = pytest.mark.django_db


def _entries(*actions: str) -> None:
    for action in actions:
        AuditEntry.objects.create(action=action, target_type="x", target_id="1")


@pytest.mark.parametrize("by", ["action", "-action", "at", "-at"])
def test_pages_follow_each_other_without_gap_or_repetition(by: str) -> None:
    _entries("b", "a", "b", "c", "b", "a", "d")
    seen: list[int] = []
    key = None
    while True:
        page = page_of(AuditEntry.objects.all(), by=by, key=key, size=2)
        seen += [row.pk for row in page.rows]
        key = page.next_key
        if key is None:
            break

    expected = AuditEntry.objects.order_by(by, "-pk" if by.startswith("-") else "pk")
    assert seen == list(expected.values_list("pk", flat=True))


def test_a_key_that_was_tampered_with_starts_from_the_beginning() -> None:
    _entries("a", "b")

    page = page_of(AuditEntry.objects.all(), by="action", key="forged", size=1)

    assert [row.action for row in page.rows] == ["a"]


def test_a_row_that_appears_meanwhile_moves_nothing() -> None:
    _entries("b", "c", "d")
    first = page_of(AuditEntry.objects.all(), by="action", key=None, size=2)
    _entries("a")

    second = page_of(AuditEntry.objects.all(), by="action", key=first.next_key, size=2)

    assert [row.action for row in second.rows] == ["d"]


def test_pages_run_backwards_through_moments_without_gap_or_repetition() -> None:
    _entries("a", "b", "c", "d", "e")
    twice = AuditEntry.objects.order_by("pk")[1]
    AuditEntry.objects.filter(action__in=["c", "d"]).update(at=twice.at)
    seen: list[int] = []
    key = None
    while True:
        page = page_of(AuditEntry.objects.all(), by="-at", key=key, size=2)
        seen += [row.pk for row in page.rows]
        key = page.next_key
        if key is None:
            break

    expected = AuditEntry.objects.order_by("-at", "-pk").values_list("pk", flat=True)
    assert seen == list(expected)


def test_a_key_of_another_order_starts_from_the_beginning() -> None:
    _entries("a", "b", "c")
    other = page_of(AuditEntry.objects.all(), by="-at", key=None, size=1).next_key

    page = page_of(AuditEntry.objects.all(), by="action", key=other, size=1)

    assert [row.action for row in page.rows] == ["a"]
