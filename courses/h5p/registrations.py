"""What this room tells the registries."""

from django.utils.translation import gettext_lazy as _

from courses.h5p.models import Library, SavedState, Statement
from courses.h5p.notices import waiting_libraries
from courses.h5p.restocking import restock
from courses.outline.vocabulary import LEARNING, TEACHING
from lms.kernel import header, personal_data
from lms.kernel.audit import name_actions
from lms.kernel.personal_data import Erasure, PersonalData
from lms.kernel.restored import after_restore


def register() -> None:
    """A tool of the header for the centre's staff; what is kept of whom."""
    after_restore(lambda _archive: restock())
    header.register(
        header.HeaderTool(
            "h5p-libraries", _("H5P libraries"), "h5p:libraries", "puzzle", waiting_libraries
        )
    )
    name_actions(
        {
            "h5p_library.approved": _("H5P library approved"),
            "h5p_library.blocked": _("H5P library blocked"),
            "h5p_content.moved": _("H5P content moved to other libraries"),
        }
    )
    _register_data()


def _register_data() -> None:
    personal_data.name_columns(
        {
            "content": _("Interactive content"),
            "data": _("State kept for going on"),
            "verb": _("What happened"),
            "response": _("What you answered"),
            "stored_at": _("Reported on"),
            "statement": _("The whole statement (xAPI)"),
            "machine_name": _("Library"),
            "approval": _("Decision"),
        }
    )
    personal_data.register(
        PersonalData(
            SavedState,
            _("Where you are in interactive contents"),
            "learner",
            ("content", "data", "saved_at"),
            activity=LEARNING,
        ),
        PersonalData(
            Statement,
            _("What you did in interactive contents"),
            "learner",
            ("unit", "verb", "response", "raw_score", "max_score", "stored_at", "statement"),
            activity=LEARNING,
        ),
        PersonalData(
            Library,
            _("Libraries that you approved or blocked"),
            "decided_by",
            ("machine_name", "approval", "decided_at"),
            Erasure.ANONYMISE,
            activity=TEACHING,
        ),
    )
