"""Two floors that every page is compared with, beside the platform's own addresses.

F0 is one query and a small template without any middleware: what Django itself costs. F1 is the same view
behind our middleware, for somebody who has signed in: what a page costs before it shows anything.
"""

from functools import cache
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path

from tests.bench.addresses import F0, F1

FLOOR = """<!doctype html><html lang="de"><head><title>{{ title }}</title></head><body><h1>{{ title }}</h1>
<ul>{% for number in numbers %}<li>{{ number }}</li>{% endfor %}</ul></body></html>"""


@cache
def _template() -> Any:
    return engines["django"].from_string(FLOOR)


def floor(request: HttpRequest) -> HttpResponse:
    """One query, a small template."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, title FROM outline_course ORDER BY id LIMIT 1")
        row = cursor.fetchone()
    page = _template()
    return HttpResponse(
        page.render({"title": row[1] if row else "", "numbers": range(20)}, request)
    )


urlpatterns = [
    path(F0.lstrip("/"), floor),
    path(F1.lstrip("/"), floor),
    path("", include("lms.urls")),
]
