"""Refusals that several services and doors share."""

from django.utils.translation import gettext as _

from lms.kernel.errors import Conflict, NotFound


def structure_changed() -> Conflict:
    """Somebody else rearranged the course since the page was loaded. Nothing of hers is lost."""
    message = _(
        "Somebody else has changed the structure in the meantime. Below it stands as it is now; "
        "please do it once more if it is still needed."
    )
    return Conflict(message, code="structure_changed")


def absent_unit() -> NotFound:
    """No unit, or none that is in the course now."""
    return NotFound(_("There is no such unit in this course."), code="unit_not_found")


def absent_section() -> NotFound:
    """No section of that key."""
    return NotFound(_("There is no such section in this course."), code="section_not_found")
