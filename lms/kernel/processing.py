"""What personal data is processed for: the entries of the records of processing (Art. 30 GDPR).

Rooms register each activity once; `kernel.personal_data` says which tables belong to it.
"""

from dataclasses import dataclass

from lms.kernel.personal_data import Text


@dataclass(frozen=True)
class Activity:
    """One processing activity, in plain words. `recipients` inside and outside; `retention` until when."""

    name: str
    title: Text
    purpose: Text
    legal_basis: Text
    people: Text
    recipients: Text
    retention: Text


_activities: dict[str, Activity] = {}


def register(*activities: Activity) -> None:
    """Add `activities`; a second one of the same name replaces the first."""
    for activity in activities:
        _activities[activity.name] = activity


def activities() -> list[Activity]:
    """All activities, rooms below first."""
    return list(_activities.values())


def activity(name: str) -> Activity:
    """The activity of that name. Raises KeyError."""
    return _activities[name]
