"""What this room's tables hold of people."""

from django.utils.translation import gettext_lazy as _

from lms.files.models import ImageVariant, StoredFile
from lms.kernel import personal_data, processing
from lms.kernel.personal_data import Erasure, PersonalData

FILES = "files"
_REASON = _(
    "Carries no key to a person: the thing that a file belongs to says whose it is. With it the file goes, "
    "unless others use it, too. Place, time and camera are taken out of pictures before storing."
)


def register() -> None:
    """Fill the registry of personal data."""
    processing.register(
        processing.Activity(
            FILES,
            title=_("Uploaded files"),
            purpose=_("Keep what people add to courses, answers and profiles."),
            legal_basis=_(
                "Art. 6 (1) (e) GDPR with § 3 NDSG; for pupils and guardians § 31 (1) NSchG"
            ),
            people=_("Everybody who uploads something; people in pictures and films"),
            recipients=_("Whoever may see the thing that the file belongs to"),
            retention=_("As long as something refers to the file, then one day"),
        )
    )
    personal_data.register(
        *(
            PersonalData(
                model, _("Stored files"), "", (), Erasure.KEEP, reason=_REASON, activity=FILES
            )
            for model in (StoredFile, ImageVariant)
        )
    )
