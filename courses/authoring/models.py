"""Packages that wait to be imported, and words to learners about a change."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.outline.models import Course
from lms.files.models import StoredFile
from lms.kernel.models import PublicModel


class Delivery(PublicModel):
    """An uploaded package that waits for its person's word. It goes after a day, or when imported."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="deliveries"
    )
    stored_file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    delivered_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("course package")
        verbose_name_plural = _("course packages")

    def __str__(self) -> str:
        return self.name


class ShowingClock(models.Model):
    """Up to which moment courses have been told that a unit opened or went; one row."""

    told_until = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.told_until:%Y-%m-%d %H:%M}"


class ChangeNote(PublicModel):
    """What the team wrote to those who take part about a change. Without its author it stays the team's."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="change_notes")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    text = models.TextField(max_length=2000)
    written_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("note on a change")
        verbose_name_plural = _("notes on changes")

    def __str__(self) -> str:
        return f"{self.course}: {self.written_at:%Y-%m-%d}"
