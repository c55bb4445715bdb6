"""What this room tells the registries."""

from django.utils.translation import gettext_lazy as _

from lms.kernel.audit import name_actions


def register() -> None:
    """Updates of vocabularies are noted."""
    name_actions({"vocabulary.updated": _("Vocabulary updated")})
