"""What this room tells the registries."""

from django.utils.translation import gettext_lazy as _

from courses.editor.models import EditorPresence, UnitDraft, UnitRevision
from courses.outline.vocabulary import TEACHING
from lms.kernel.audit import name_actions
from lms.kernel.personal_data import Erasure, PersonalData, name_columns
from lms.kernel.personal_data import register as register_data

ACTIONS = {
    "unit_text.discarded": _("Draft of a unit discarded"),
    "unit_text.published": _("Text of a unit published"),
    "course_file.added": _("File added to a course"),
}


def register() -> None:
    """What is kept of whom: texts stay with their course, without the name."""
    name_columns(
        {
            "text": _("Text"),
            "saved_at": _("Saved on"),
            "published_at": _("Published on"),
            "seen_at": _("Last opened"),
        }
    )
    register_data(
        PersonalData(
            UnitDraft,
            _("Drafts of units that you saved last"),
            "saved_by",
            ("unit", "text", "saved_at"),
            Erasure.ANONYMISE,
            activity=TEACHING,
            blank={"saved_by": None, "writer": ""},
        )
    )
    register_data(
        PersonalData(
            UnitRevision,
            _("States of units that you wrote"),
            "author",
            ("unit", "text", "saved_at", "published_at"),
            Erasure.ANONYMISE,
            activity=TEACHING,
        )
    )
    register_data(
        PersonalData(
            EditorPresence,
            _("Units that you have open for writing"),
            "person",
            ("unit", "seen_at"),
            activity=TEACHING,
        )
    )
    name_actions(ACTIONS)
