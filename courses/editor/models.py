"""Drafts of units, their history, and who is writing."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.editor.versions import Content
from courses.editor.vocabulary import Origin
from courses.outline.models import Unit
from lms.kernel.models import PublicModel


class UnitDraft(models.Model):
    """The text that a unit's authors work on. Learners see what is published, never this.

    `revision` grows with every save. `based_on` is the digest of the published text that the draft
    began from; with `has_changes` it differs from what is published. `writer` names the page that saved
    last, so that a page whose answer got lost does not collide with itself.
    """

    unit = models.OneToOneField(Unit, on_delete=models.CASCADE, related_name="draft")
    text = models.TextField(blank=True)
    fields = models.JSONField(default=dict, blank=True)
    revision = models.PositiveIntegerField(default=0)
    based_on = models.CharField(max_length=64, blank=True)
    has_changes = models.BooleanField(default=False)
    writer = models.CharField(max_length=40, blank=True)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    saved_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.unit_id} ({self.revision})"

    @property
    def content(self) -> Content:
        """What is written in it."""
        return Content(self.text, self.fields)


class UnitRevision(PublicModel):
    """A state that a unit's text had. Saves of one person within some minutes are one revision.

    `number` is the draft's revision then. Without `author` their account is gone, or the text came from
    outside the editor. One that was put aside lost against somebody else's save.
    """

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    origin = models.CharField(_("origin"), max_length=8, choices=Origin.choices)
    text = models.TextField(blank=True)
    fields = models.JSONField(default=dict, blank=True)
    digest = models.CharField(max_length=64)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    begun_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("version of a unit")
        verbose_name_plural = _("versions of units")
        indexes = [
            models.Index(fields=["unit", "saved_at"], name="revisions_of_a_unit"),
            models.Index(fields=["unit", "number"], name="numbers_of_revisions"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(saved_at__gte=models.F("begun_at")),
                name="no_revision_ends_before_it_begins",
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} ({self.number})"

    @property
    def content(self) -> Content:
        """What was written then."""
        return Content(self.text, self.fields)


class EditorPresence(models.Model):
    """Somebody has a unit open for writing, and showed it at `seen_at`."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="editor_presences")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="editor_presences"
    )
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "person"], name="one_presence_per_person_and_unit"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} – {self.unit_id}"
