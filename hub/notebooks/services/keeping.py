"""Keeping what authors wrote."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from courses.outline.models import CourseFile, Unit
from hub.notebooks.body import NotebookBody
from hub.notebooks.models import Notebook

_KEPT = (
    *("file_id", "data", "outputs", "source", "html", "text", "released", "preview"),
    *("automatic_points", "manual_points"),
)
_OF_FIELDS = frozenset({"file_id", "data", "outputs"})


@transaction.atomic
def save_notebooks(bodies: Mapping[Unit, NotebookBody]) -> frozenset[int]:
    """Keep each unit's notebook; return the units that changed.

    Called by services that have checked who may change the course, after the course's files.
    """
    rows = CourseFile.objects.filter(course__in={unit.course_id for unit in bodies})
    files = {(row.course_id, row.path): row.pk for row in rows}
    present = {row.unit_id: row for row in Notebook.objects.filter(unit__in=bodies)}
    changed: set[int] = set()
    for unit, body in bodies.items():
        row = present.get(unit.pk) or Notebook(unit=unit)
        wanted: dict[str, Any] = {
            name: getattr(body, name) for name in _KEPT if name not in _OF_FIELDS
        }
        wanted["file_id"] = files.get((unit.course_id, body.fields.notebook))
        wanted["data"], wanted["outputs"] = body.fields.data, body.fields.outputs
        if row.pk and all(getattr(row, name) == wanted[name] for name in _KEPT):
            continue
        for name, value in wanted.items():
            setattr(row, name, value)
        row.save()
        changed.add(unit.pk)
    return frozenset(changed)
