"""Moments as people write them: a day, or a day and a time, in the centre's own time.

A day alone means all of it: from its beginning where something opens, to its end where it closes.
"""

import datetime
import re

from django.utils import timezone

_SPELLING = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})([ T](?P<time>\d{2}:\d{2}(:\d{2})?)(?P<zone>Z|[+-]\d{2}:\d{2})?)?"
)
_YEARS = range(2000, 2200)
_ONE_DAY = datetime.timedelta(days=1)


def opening(text: str) -> datetime.datetime:
    """When something opens. Raises ValueError."""
    return _moment(text, days_later=0)


def closing(text: str) -> datetime.datetime:
    """From when on something is closed: "2026-12-20" means midnight after that day. ValueError."""
    return _moment(text, days_later=1)


def written_opening(moment: datetime.datetime) -> str:
    """What `opening` reads as `moment`, as short as can be."""
    return _written(moment, days_later=0)


def written_closing(moment: datetime.datetime) -> str:
    """What `closing` reads as `moment`, as short as can be."""
    return _written(moment, days_later=1)


def _moment(text: str, *, days_later: int) -> datetime.datetime:
    match = _SPELLING.fullmatch(text)
    if match is None:
        raise ValueError(text)
    day = datetime.date.fromisoformat(match["day"])
    if day.year not in _YEARS:
        raise ValueError(text)
    if match["time"] is None:
        return _midnight(day + days_later * _ONE_DAY)
    moment = datetime.datetime.fromisoformat(f"{day}T{match['time']}{match['zone'] or ''}")
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment, _zone())


def _written(moment: datetime.datetime, *, days_later: int) -> str:
    local = moment.astimezone(_zone())
    if moment == _midnight(local.date()):
        return str(local.date() - days_later * _ONE_DAY)
    unit = "seconds" if local.second else "minutes"
    text = local.replace(tzinfo=None).isoformat(sep=" ", timespec=unit)
    # The hour that summer time repeats is only told by its offset.
    return text if _moment(text, days_later=0) == moment else local.isoformat(" ", unit)


def _midnight(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()), _zone())


def _zone() -> datetime.tzinfo:
    return timezone.get_default_timezone()
