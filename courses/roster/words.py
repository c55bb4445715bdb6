"""What states and orders are called, for pages and files."""

from django.utils.translation import gettext_lazy as _

from courses.roster.filters import Shown, Sort
from courses.roster.stuck import LearnerState

STATE_LABELS = {
    LearnerState.LEFT: _("has left"),
    LearnerState.FINISHED: _("finished"),
    LearnerState.NOT_BEGUN: _("not begun"),
    LearnerState.STUCK: _("stuck"),
    LearnerState.LEARNING: _("learning"),
}
SHOWN_LABELS = {
    Shown.ACTIVE: _("Taking part"),
    Shown.STUCK: _("Stuck"),
    Shown.NOT_BEGUN: _("Not begun"),
    Shown.FINISHED: _("Finished"),
    Shown.LEFT: _("Left"),
}
SORT_LABELS = {
    Sort.NAME: _("Name"),
    Sort.PROGRESS: _("Progress, least first"),
    Sort.MOST_PROGRESS: _("Progress, most first"),
    Sort.ACTIVITY: _("Activity, longest pause first"),
    Sort.NEWEST_ACTIVITY: _("Activity, newest first"),
}
COLUMNS = (
    _("Name"),
    _("School and class"),
    _("State"),
    _("Units done"),
    _("Units"),
    _("Percent"),
    _("Last active"),
    _("Stuck on"),
    _("Stuck for days"),
    _("Enrolled"),
    _("Finished on"),
    _("Left on"),
)
"""The heads of the file's columns, in order; `views.roster_file` fills them."""
