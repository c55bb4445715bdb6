"""Use cases of the workshop."""

from courses.authoring.services.bin import (
    delete_course,
    remove_deleted_course,
    restore_course,
)
from courses.authoring.services.copying import duplicate_unit
from courses.authoring.services.creating import (
    clear_deliveries,
    copy_course,
    create_course,
    deliver_package,
    import_delivery,
    try_delivery,
)
from courses.authoring.services.publishing import change_state, tell_learners
from courses.authoring.services.sections import (
    add_section,
    change_section,
    move_section,
    remove_section,
)
from courses.authoring.services.settings import (
    change_settings,
    drop_competence,
    set_competence,
    set_image,
)
from courses.authoring.services.showing import tell_passed_moments
from courses.authoring.services.team import (
    add_team_member,
    change_team_role,
    hand_over_course,
    remove_team_member,
)
from courses.authoring.services.units import (
    add_unit,
    archive_unit,
    change_unit,
    move_unit,
    restore_unit,
)

__all__ = [
    "add_section",
    "add_team_member",
    "add_unit",
    "archive_unit",
    "change_section",
    "change_settings",
    "change_state",
    "change_team_role",
    "change_unit",
    "clear_deliveries",
    "copy_course",
    "create_course",
    "delete_course",
    "deliver_package",
    "drop_competence",
    "duplicate_unit",
    "hand_over_course",
    "import_delivery",
    "move_section",
    "move_unit",
    "remove_deleted_course",
    "remove_section",
    "remove_team_member",
    "restore_course",
    "restore_unit",
    "set_competence",
    "set_image",
    "tell_learners",
    "tell_passed_moments",
    "try_delivery",
]
