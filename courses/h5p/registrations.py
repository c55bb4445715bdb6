"""What this room tells the registries."""

from django.utils.translation import gettext_lazy as _

from courses.h5p.models import Library, SavedState, Statement
from courses.h5p.notices import waiting_libraries
from courses.h5p.restocking import restock
from lms.kernel import header
from lms.kernel.personal_data import Erasure, PersonalData
from lms.kernel.personal_data import register as register_data
from lms.kernel.restored import after_restore


def register() -> None:
    """A tool of the header for the centre's staff; what is kept of whom."""
    after_restore(restock)
    header.register(
        header.HeaderTool(
            "h5p-libraries", _("H5P libraries"), "h5p:libraries", "puzzle", waiting_libraries
        )
    )
    for entry in (
        PersonalData(
            SavedState,
            _("Where you are in interactive contents"),
            "learner",
            ("content", "data", "saved_at"),
        ),
        PersonalData(
            Statement,
            _("What you did in interactive contents"),
            "learner",
            ("unit", "verb", "response", "raw_score", "max_score", "stored_at"),
        ),
        PersonalData(
            Library,
            _("Libraries that you approved or blocked"),
            "decided_by",
            ("machine_name", "approval", "decided_at"),
            Erasure.ANONYMISE,
        ),
    ):
        register_data(entry)
