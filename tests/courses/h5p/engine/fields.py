"""Definitions of fields, as semantics.json has them."""

from typing import Any

from courses.h5p.engine.semantics import Semantics
from courses.h5p.engine.semantics_reading import read_semantics


def read(*fields: Any) -> Semantics:
    return read_semantics(list(fields), member="semantics.json")


def text(name: str = "text", **more: Any) -> dict[str, Any]:
    return {"name": name, "type": "text", **more}


def group(*fields: Any, name: str = "group", **more: Any) -> dict[str, Any]:
    return {"name": name, "type": "group", "fields": list(fields), **more}


def many(field: Any, **more: Any) -> dict[str, Any]:
    return {"name": "list", "type": "list", "field": field, **more}
