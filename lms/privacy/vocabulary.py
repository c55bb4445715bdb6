"""The words of data protection."""

from django.db import models
from django.utils.translation import gettext_lazy as _

PRIVACY = "privacy"
"""What this room itself processes data for; see `registrations`."""


class ExportState(models.TextChoices):
    """The life of an archive."""

    WAITING = "waiting", _("not yet begun")
    RUNNING = "running", _("being put together")
    READY = "ready", _("ready")
    FAILED = "failed", _("did not work")


UNDER_WAY = (ExportState.WAITING, ExportState.RUNNING)


class DeletionKind(models.TextChoices):
    """Why an account is to be erased."""

    OWN = "own", _("asked for by the person")
    STAFF = "staff", _("started by the centre")
    INACTIVE = "inactive", _("not used for a long time")
    UNCONFIRMED = "unconfirmed", _("sign-up never confirmed")
    REPEATED = "repeated", _("repeated after a backup was restored")


class CorrectionState(models.TextChoices):
    """What became of a request for correction."""

    NEW = "new", _("new")
    ANSWERED = "answered", _("answered")
    DONE = "done", _("done")
