"""How long something takes, in words."""

from django.utils.translation import gettext as _

# A number and its unit stay on one line.
_NO_BREAK = "\N{NO-BREAK SPACE}"


def format_minutes(minutes: int) -> str:
    """95 → "1 Std. 35 Min." in German, "1 h 35 min" in English; `minutes` from 0 on."""
    hours, rest = divmod(minutes, 60)
    parts = []
    if hours:
        parts.append(_("%(hours)d h") % {"hours": hours})
    if rest or not hours:
        parts.append(_("%(minutes)d min") % {"minutes": rest})
    return " ".join(part.replace(" ", _NO_BREAK) for part in parts)
