"""A greeting that fits the time of day."""

from django.utils.translation import gettext as _


def greet(name: str, *, hour: int) -> str:
    """Greet `name` at `hour` (0 to 23, local time)."""
    if 5 <= hour < 11:
        return _("Good morning, %(name)s") % {"name": name}
    if 11 <= hour < 18:
        return _("Hello, %(name)s") % {"name": name}
    return _("Good evening, %(name)s") % {"name": name}
