"""The words of coming in."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Way(models.TextChoices):
    """How one comes into a course."""

    OPEN = "open", _("Open: everybody who sees the course may enrol")
    KEY = "key", _("By key: whoever knows a word that you give out")
    APPROVAL = "approval", _("By approval: you decide on each request")
    INVITED = "invited", _("By invitation: only people you have invited")


class ApplicationState(models.TextChoices):
    """The life of an application: it waits for the team, then for a seat, and ends."""

    PENDING = "pending", _("with the team")
    WAITING = "waiting", _("on the waiting list")
    APPROVED = "approved", _("approved")
    DECLINED = "declined", _("declined")
    WITHDRAWN = "withdrawn", _("withdrawn")


UNDECIDED = (ApplicationState.PENDING, ApplicationState.WAITING)


class Became(StrEnum):
    """What becomes of somebody who wants to take part."""

    ENROLLED = "enrolled"
    PENDING = "pending"
    WAITING = "waiting"
    REFUSED = "refused"
