"""The three pages every installation has, and the state of a report."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    """What a page is; the key under which the API knows it."""

    IMPRINT = "imprint", _("Imprint")
    PRIVACY = "privacy", _("Privacy notice")
    ACCESSIBILITY = "accessibility", _("Accessibility statement")


class State(models.TextChoices):
    """How far a report is."""

    NEW = "new", pgettext_lazy("report", "New")
    WORKING = "working", pgettext_lazy("report", "In progress")
    ANSWERED = "answered", pgettext_lazy("report", "Answered")
    DONE = "done", pgettext_lazy("report", "Done")


WAITING = (State.NEW, State.WORKING)
"""States in which the sender still waits for an answer."""

ADDRESSES = {
    Kind.IMPRINT: "impressum",
    Kind.PRIVACY: "datenschutz",
    Kind.ACCESSIBILITY: "barrierefreiheit",
}
"""The part of an address that names the page."""

KINDS_BY_ADDRESS = {address: kind for kind, address in ADDRESSES.items()}


@dataclass(frozen=True)
class TextKey:
    """Which text: of which page, in which language."""

    kind: Kind
    language: str

    @property
    def address(self) -> str:
        """The part of an address that names the page."""
        return ADDRESSES[self.kind]
