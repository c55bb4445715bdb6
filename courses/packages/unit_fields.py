"""The fields above a unit's body: those of every unit, and those that its kind adds."""

from functools import cache
from typing import Any, cast

from pydantic import ConfigDict, create_model

from courses.activities.contract import OwnFields
from courses.activities.registry import UnknownKind, kind_of
from courses.packages.schema import UnitFields


class UnitFieldsOfUnknownKind(UnitFields):
    """What such a kind would add can't be known: that the kind is unknown is told, and enough."""

    model_config = ConfigDict(extra="ignore")


def unit_fields_of_kind(kind: object) -> type[UnitFields]:
    """The fields of a unit of that kind."""
    try:
        return _joined(kind_of(str(kind)).own_fields)
    except UnknownKind:
        return UnitFieldsOfUnknownKind


@cache
def _joined(own: type[OwnFields]) -> type[UnitFields]:
    """Common fields first, the kind's after them."""
    if not own.model_fields:
        return UnitFields
    bases: Any = (own, UnitFields)
    joined: Any = create_model(own.__name__, __base__=bases)
    return cast("type[UnitFields]", joined)


def own_fields_in(fields: UnitFields) -> OwnFields:
    """Only what the kind has added."""
    own = kind_of(fields.kind).own_fields
    return own.model_construct(**{name: getattr(fields, name) for name in own.model_fields})
