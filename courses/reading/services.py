"""Keeping the texts of reading units."""

from collections.abc import Mapping

from django.db import transaction

from courses.outline.models import Unit
from courses.reading.body import ReadingBody
from courses.reading.models import Reading

_KEPT = ("source", "html", "text")


@transaction.atomic
def save_readings(bodies: Mapping[Unit, ReadingBody]) -> frozenset[int]:
    """Keep each unit's text, in three statements for all; return the units that changed.

    Called by services that have checked who may change the course.
    """
    present = {reading.unit_id: reading for reading in Reading.objects.filter(unit__in=bodies)}
    wanted = {
        unit.pk: Reading(unit=unit, source=body.source, html=body.html, text=body.text)
        for unit, body in bodies.items()
    }
    new = [reading for pk, reading in wanted.items() if pk not in present]
    changed = [
        _brought_to(present[pk], reading)
        for pk, reading in wanted.items()
        if pk in present and _content(present[pk]) != _content(reading)
    ]
    Reading.objects.bulk_create(new)
    Reading.objects.bulk_update(changed, _KEPT)
    return frozenset(reading.unit_id for reading in (*new, *changed))


def _content(reading: Reading) -> tuple[str, ...]:
    return (reading.source, reading.html, reading.text)


def _brought_to(reading: Reading, wanted: Reading) -> Reading:
    reading.source, reading.html, reading.text = _content(wanted)
    return reading
