"""The time, asked for in one place so that tests can set it."""

import datetime

from django.utils import timezone


def now() -> datetime.datetime:
    """The present moment, aware, in UTC."""
    return timezone.now()


def today() -> datetime.date:
    """The present day in the installation's time zone."""
    return timezone.localdate()
