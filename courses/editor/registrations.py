"""What this room tells the registries."""

from django.utils.translation import gettext_lazy as _

from courses.editor.models import EditorPresence, UnitDraft, UnitRevision
from lms.kernel.audit import name_actions
from lms.kernel.personal_data import Erasure, PersonalData
from lms.kernel.personal_data import register as register_data

ACTIONS = {
    "unit_text.discarded": _("Draft of a unit discarded"),
    "unit_text.published": _("Text of a unit published"),
    "course_file.added": _("File added to a course"),
}


def register() -> None:
    """What is kept of whom: texts stay with their course, without the name."""
    register_data(
        PersonalData(
            UnitDraft,
            _("Drafts of units that you saved last"),
            "saved_by",
            ("unit", "text", "saved_at"),
            Erasure.ANONYMISE,
        )
    )
    register_data(
        PersonalData(
            UnitRevision,
            _("States of units that you wrote"),
            "author",
            ("unit", "text", "saved_at", "published_at"),
            Erasure.ANONYMISE,
        )
    )
    register_data(
        PersonalData(
            EditorPresence, _("Units that you have open for writing"), "person", ("unit", "seen_at")
        )
    )
    name_actions(ACTIONS)
