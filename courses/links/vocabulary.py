"""What became of asking a website."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Verdict(models.TextChoices):
    """What is kept of an address. A closed one answers, but not to us: it says nothing about the link."""

    FINE = "fine", _("there")
    CLOSED = "closed", _("there, but closed to us")
    GONE = "gone", _("not there any more")
    FAULTY = "faulty", _("the website reports an error")
    SILENT = "silent", _("no website answers")
    UNSAFE = "unsafe", _("its certificate is not valid")
    ENDLESS = "endless", _("it leads on and on")
    INSIDE = "inside", _("it leads into a network that is not public")


DEAD = frozenset(set(Verdict) - {Verdict.FINE, Verdict.CLOSED})
