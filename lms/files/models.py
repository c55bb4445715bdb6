"""Stored files and the sizes pictures are shown in."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from lms.kernel.models import PublicModel


class StoredFile(PublicModel):
    """The bytes of an upload, kept once per content under their SHA-256.

    Whose file it is and who may read it is known by the room that refers to it.
    """

    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size_bytes = models.PositiveBigIntegerField()
    path = models.CharField(max_length=200)
    width = models.PositiveIntegerField(null=True, blank=True)
    height = models.PositiveIntegerField(null=True, blank=True)
    stored_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")

    def __str__(self) -> str:
        return self.name


class ImageVariant(models.Model):
    """A picture in a smaller width (pixels), re-encoded."""

    stored_file = models.ForeignKey(StoredFile, on_delete=models.CASCADE, related_name="variants")
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    media_type = models.CharField(max_length=100)
    path = models.CharField(max_length=200)
    size_bytes = models.PositiveBigIntegerField()

    class Meta:
        ordering = ["width"]
        constraints = [
            models.UniqueConstraint(fields=["stored_file", "width"], name="one_variant_per_width")
        ]

    def __str__(self) -> str:
        return f"{self.stored_file} ({self.width})"
