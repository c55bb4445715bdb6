"""The words of a unit's history."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Origin(models.TextChoices):
    """How a revision came about."""

    SAVED = "saved", _("written")
    RESTORED = "restored", _("brought back")
    ASIDE = "aside", _("put aside")
    OUTSIDE = "outside", _("published from elsewhere")
