"""Moments of a film as people write them: 2:14, 1:02:14. Pure."""

import re

MOMENT = r"(?:(?:(\d{1,2}):)?([0-5]?\d)):([0-5]\d)"
_MOMENT = re.compile(MOMENT)


def clock(seconds: float) -> str:
    """The moment as a clock shows it, with hours only where there are some."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def seconds_at(moment: str) -> int | None:
    """The seconds that `moment` names; None where it names none."""
    found = _MOMENT.fullmatch(moment)
    if found is None:
        return None
    return int(found[1] or 0) * 3600 + int(found[2]) * 60 + int(found[3])
