"""Both doors of a room open together, and every JSON door says which scope it needs."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from drf_spectacular.views import SpectacularAPIView
from rest_framework.views import APIView

from lms.api.door import READING, WRITING, Door
from lms.api.scopes import SCOPE_LABELS, Scope
from tests.architecture.twins import GUARDED, TWINS, WINDOWS, WITHOUT

DESCRIPTIONS = (SpectacularAPIView,)


def patterns(
    found: list[URLPattern | URLResolver], *, space: str = "", start: str = ""
) -> Iterator[tuple[str, str, Any]]:
    """Name, address and view of every route."""
    for pattern in found:
        address = start + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from patterns(pattern.url_patterns, space=inner, start=address)
        else:
            yield f"{space}{pattern.name}", address, pattern.callback


ROUTES = list(patterns(get_resolver().url_patterns))
MANUAL = "api/v1/docs/"
"""Pages among the doors."""
DOORS = {
    name: view
    for name, address, view in ROUTES
    if address.startswith("api/") and not address.startswith(MANUAL)
}
PAGES = {name for name, _, _ in ROUTES} - DOORS.keys()


def room(name: str) -> str:
    """The room that a page belongs to; pages without one stand for themselves."""
    return name.rpartition(":")[0] or name


def test_every_page_has_a_twin_for_programs_or_a_reason() -> None:
    pages = {name for name in PAGES if not name.startswith(GUARDED) and room(name) not in WINDOWS}
    assert pages == TWINS.keys() | WITHOUT.keys(), "say so in tests/architecture/twins.py"
    assert not TWINS.keys() & WITHOUT.keys()


def test_every_twin_exists() -> None:
    named = {twin for twins in TWINS.values() for twin in twins}
    assert named <= DOORS.keys()


def test_every_json_door_states_its_scopes() -> None:
    views = {name: getattr(view, "cls", None) for name, view in DOORS.items()}
    others = {
        name: view
        for name, view in views.items()
        if not (isinstance(view, type) and issubclass(view, (Door, *DESCRIPTIONS)))
    }
    assert others == {}, "subclass lms.api.door.Door"
    for view in views.values():
        if isinstance(view, type) and issubclass(view, Door):
            assert not any(hasattr(view, name) for name in READING) or view.reads in Scope
            assert not any(hasattr(view, name) for name in WRITING) or view.writes in Scope


def test_every_scope_is_named() -> None:
    assert SCOPE_LABELS.keys() == set(Scope)


def test_a_view_that_is_no_door_is_found() -> None:
    assert not issubclass(APIView, (Door, *DESCRIPTIONS))
