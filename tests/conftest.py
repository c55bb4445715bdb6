"""Fixtures for the whole suite."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from hypothesis import HealthCheck, settings

from tests.support.migrated import migrated_once
from tests.support.vocabularies import keep_vocabularies


@pytest.fixture(autouse=True)
def _fresh_cache() -> None:
    """Throttles count anew in each test."""
    cache.clear()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,
) -> Iterator[None]:
    """The test database is made while this is open; see `migrated_once`."""
    with migrated_once():
        yield


def pytest_configure() -> None:
    """Vocabularies are there in every test, as in every installation; no example is judged by its seconds."""
    keep_vocabularies()
    settings.register_profile(
        "without a clock", deadline=None, suppress_health_check=[HealthCheck.too_slow]
    )
    settings.load_profile("without a clock")
