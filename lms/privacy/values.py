"""One field of one row, for people and for machines."""

import datetime
import uuid
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models
from django.utils import formats, timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from lms.kernel.audit import action_names
from lms.kernel.models import PublicModel

NOTHING = "–"


def shown(row: models.Model, name: str) -> str:
    """The field as people read it."""
    value = getattr(row, name)
    if value in (None, "", [], {}):
        return NOTHING
    display = getattr(row, f"get_{name}_display", None)
    if display:
        return str(display())
    if name == "target_type":
        return _kind_of_thing(str(value))
    if name == "action":
        return action_names().get(str(value), str(value))
    return _shown(value)


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime.datetime):
        return formats.date_format(timezone.localtime(value), "SHORT_DATETIME_FORMAT")
    if isinstance(value, datetime.date):
        return formats.date_format(value, "SHORT_DATE_FORMAT")
    if isinstance(value, float):
        return str(formats.localize(round(value, 3)))
    if isinstance(value, list | dict):
        return ", ".join(map(_shown, _leaves(value)))
    return str(value)


def for_machines(row: models.Model, name: str) -> Any:
    """The field as JSON: moments in ISO 8601, things by their id in addresses and their name."""
    value = getattr(row, name)
    if isinstance(value, models.Model):
        own_id = value.public_id if isinstance(value, PublicModel) else getattr(value, "slug", None)
        return {"id": str(own_id) if own_id else None, "name": str(value)}
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat()
    if isinstance(value, uuid.UUID):
        return str(value)
    if isinstance(value, list | dict | bool | int | float) or value is None:
        return value
    return str(value)


def _leaves(value: Any) -> Iterator[Any]:
    inner = value.values() if isinstance(value, dict) else value
    for each in inner:
        if isinstance(each, list | dict):
            yield from _leaves(each)
        else:
            yield each


def _kind_of_thing(label: str) -> str:
    try:
        return str(capfirst(apps.get_model(label)._meta.verbose_name))  # noqa: SLF001
    except (LookupError, ValueError):
        return label
