"""Tables and doors keep to the order of the rooms."""

from collections.abc import Iterator

import grimp
import pytest
from django.apps import apps
from django.conf import settings
from django.db import models

from tests.architecture.house import FLOORS, floor_of, room_of

DOORS = {"admin", "api", "api_urls", "forms", "serializers", "urls", "views"}
TOOLKITS = {"lms.api", "lms.ui"}
"""Rooms whose forms, serializers and views are made for the doors of others."""


def our_models() -> Iterator[type[models.Model]]:
    """Every model of ours, those between two others included."""
    for model in apps.get_models(include_auto_created=True):
        if model.__module__.partition(".")[0] in {"lms", "courses", "hub", "community"}:
            yield model


def relations_of(model: type[models.Model]) -> Iterator[tuple[str, type[models.Model]]]:
    """Names and targets of the model's own keys."""
    for field in model._meta.get_fields():
        if field.concrete and field.is_relation and field.related_model is not None:
            assert isinstance(field.related_model, type)
            yield field.name, field.related_model


def may_point_to(source: str, target: str) -> bool:
    """Whether a table of room `source` may hold keys to one of room `target`."""
    return source == target or floor_of(source) > floor_of(target)


def test_every_installed_room_has_a_place() -> None:
    ours = [
        name for name in settings.INSTALLED_APPS if name.startswith(("lms.", "courses.", "hub."))
    ]
    rooms = {name for name in ours if not name.endswith("RoofConfig")}
    assert rooms == {room for floor in FLOORS[:-1] for room in floor}


def test_keys_point_downward() -> None:
    """Import-linter can't see keys written as strings. Only the user may be pointed to from below."""
    user = apps.get_model(settings.AUTH_USER_MODEL)
    upward = [
        f"{model._meta.label}.{name} points to {target._meta.label}"
        for model in our_models()
        for name, target in relations_of(model)
        if target is not user and target in set(our_models())
        if not may_point_to(room_of(model.__module__), room_of(target.__module__))
    ]
    assert upward == []


@pytest.mark.parametrize(
    ("source", "target", "allowed"),
    [
        ("courses.learning", "courses.outline", True),
        ("courses.learning", "courses.learning", True),
        ("courses.outline", "courses.learning", False),
        ("courses.reading", "courses.packages", False),
        ("lms.files", "lms.ui", False),
    ],
)
def test_the_order_is_understood(source: str, target: str, *, allowed: bool) -> None:
    assert may_point_to(source, target) is allowed


def test_rooms_do_not_use_each_others_doors() -> None:
    """Views, forms and API of a room are for people and machines outside, not for other rooms."""
    graph = grimp.build_graph("lms", "courses", "hub")
    wrong = [
        f"{importer} imports {imported}"
        for imported in sorted(graph.modules)
        if imported.rpartition(".")[2] in DOORS and room_of(imported) not in TOOLKITS
        for importer in sorted(graph.find_modules_that_directly_import(imported))
        if room_of(importer) not in {room_of(imported), "lms"}
    ]
    assert wrong == []
