"""Days and times of a window in words. A window that ends at midnight ends with the day before."""

import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

MIDNIGHT = datetime.time()


def beginning_in_words(moment: datetime.datetime) -> str:
    """ "1 December 2026", with the time unless it is midnight."""
    here = localtime(moment)
    return _day(here) if here.time() == MIDNIGHT else _day_and_time(here)


def end_in_words(moment: datetime.datetime) -> str:
    """The last day that belongs to it or, within a day, the moment itself."""
    here = localtime(moment)
    if here.time() == MIDNIGHT:
        return _day(here - datetime.timedelta(minutes=1))
    return _day_and_time(here)


def _day(here: datetime.datetime) -> str:
    return date_format(here, "DATE_FORMAT")


def _day_and_time(here: datetime.datetime) -> str:
    return _("%(day)s, %(time)s") % {"day": _day(here), "time": date_format(here, "TIME_FORMAT")}
