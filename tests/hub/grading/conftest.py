"""A sandbox for tests: real, and in CI never left out."""

import os

import pytest

from deploy.sandbox import NOTEBOOKS_PYTHON
from hub.grading.engine.limits import MEBIBYTE, Limits
from hub.grading.engine.sandbox import Sandbox, why_not

QUICK = Limits(
    wall_seconds=20,
    memory_bytes=256 * MEBIBYTE,
    processes=24,
    file_bytes=MEBIBYTE,
    disk_bytes=4 * MEBIBYTE,
    answer_bytes=MEBIBYTE,
    log_bytes=4_000,
)


@pytest.fixture(scope="session")
def sandbox() -> Sandbox:
    """Bubblewrap with the notebooks' Python. Its absence fails in CI; elsewhere it is said."""
    reason = why_not(NOTEBOOKS_PYTHON)
    if reason and os.environ.get("CI"):
        pytest.fail(f"Nothing can be graded: {reason}.")
    if reason:
        pytest.skip(f"Nothing can be graded: {reason}.")
    return Sandbox(NOTEBOOKS_PYTHON, QUICK)
