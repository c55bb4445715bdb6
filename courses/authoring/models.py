"""Packages that somebody has uploaded and not yet imported."""

from django.conf import settings
from django.db import models

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
        verbose_name_plural = "deliveries"

    def __str__(self) -> str:
        return self.name
