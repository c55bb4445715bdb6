"""The module that gunicorn loads for the bench: the platform as deployed, and the floors beside it.

A request that asks for it by a header is told how many queries its answer took.
"""

import os
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application
from django.db import connection

from tests.bench.addresses import ANSWER_HEADER, F0

MANY = "100000/m"
BRACKETS = ("BEGIN", "SAVEPOINT", "RELEASE")
"""Marks of a transaction; they ask the database nothing."""
Environ = dict[str, Any]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]


def counting(inner: Application) -> Application:
    """Answer as `inner` does, with the number of queries for those who ask."""

    def application(environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        if "HTTP_X_COUNT_QUERIES" not in environ:
            return inner(environ, start_response)
        queries = 0

        def count(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
            nonlocal queries
            queries += not sql.startswith(BRACKETS)
            return execute(sql, *rest)

        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            return start_response(status, [*headers, (ANSWER_HEADER, str(queries))], *rest)

        with connection.execute_wrapper(count):
            return inner(environ, start)

    return application


def _open_the_throttles() -> None:
    """They count as ever, which is part of the cost, but let the bench through."""
    rates = settings.REST_FRAMEWORK["DEFAULT_THROTTLE_RATES"]
    settings.REST_FRAMEWORK["DEFAULT_THROTTLE_RATES"] = dict.fromkeys(rates, MANY)
    settings.ACCOUNT_RATE_LIMITS = {
        **settings.ACCOUNT_RATE_LIMITS,
        "login": f"{MANY}/ip",
        "login_failed": f"{MANY}/ip",
    }


def build() -> Application:
    """Both handlers behind one door: the floor without middleware, everything else with all of it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lms.settings.base")
    settings.ROOT_URLCONF = "tests.bench.floors"
    _open_the_throttles()
    whole = get_wsgi_application()
    middleware, settings.MIDDLEWARE = settings.MIDDLEWARE, []
    bare = WSGIHandler()
    settings.MIDDLEWARE = middleware

    def application(environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        handler: Application = bare if environ["PATH_INFO"] == F0 else whole
        return handler(environ, start_response)

    return counting(application)


application = build()
