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


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--with-database` is for a second run on another database."""
    parser.addoption(
        "--with-database", action="store_true", help="run only the tests that use the database"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out, if that is wished, what would only say once more what it said on SQLite."""
    if not config.getoption("--with-database"):
        return
    unconcerned = [item for item in items if not _uses_the_database(item)]
    config.hook.pytest_deselected(items=unconcerned)
    items[:] = [item for item in items if _uses_the_database(item)]


def _uses_the_database(item: pytest.Item) -> bool:
    fixtures = getattr(item, "fixturenames", ())
    return bool(
        item.get_closest_marker("django_db")
        or {"db", "transactional_db", "live_server", "own_server"}.intersection(fixtures)
    )


def pytest_configure() -> None:
    """Vocabularies are there in every test, as in every installation; no example is judged by its seconds."""
    keep_vocabularies()
    settings.register_profile(
        "without a clock", deadline=None, suppress_health_check=[HealthCheck.too_slow]
    )
    settings.load_profile("without a clock")
