"""Fixtures for the whole suite."""

import pytest
from django.core.cache import cache

from tests.support.vocabularies import keep_vocabularies


@pytest.fixture(autouse=True)
def _fresh_cache() -> None:
    """Throttles count anew in each test."""
    cache.clear()


def pytest_configure() -> None:
    """Vocabularies are there in every test, as they are in every installation."""
    keep_vocabularies()
