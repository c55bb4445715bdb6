"""Counting queries, to compare few rows with many."""

from collections.abc import Callable

from django.db import connection
from django.test.utils import CaptureQueriesContext


def count_queries(action: Callable[[], object]) -> int:
    """How many queries `action` makes."""
    with CaptureQueriesContext(
        connection,
    ) as captured:
        action()
    return len(captured)
