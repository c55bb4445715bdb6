"""What this room's tables hold of people."""

from django.utils.translation import gettext_lazy as _

from lms.files.models import ImageVariant, StoredFile
from lms.kernel.personal_data import Erasure, PersonalData
from lms.kernel.personal_data import register as register_data

_REASON = (
    "Carries no key to a person. The rooms that refer to a file say whose it is and export or erase"
    " their reference; what nobody refers to is deleted after a day. Metadata of pictures (place,"
    " time, camera) is removed before storing."
)


def register() -> None:
    """Fill the registry of personal data."""
    for model in (StoredFile, ImageVariant):
        register_data(PersonalData(model, _("Stored files"), "", (), Erasure.KEEP, reason=_REASON))
