"""The text of a reading unit."""

from django.db import models

from courses.outline.models import Unit


class Reading(models.Model):
    """`source` as written, `html` as shown, `text` as found by a search."""

    unit = models.OneToOneField(Unit, on_delete=models.CASCADE, related_name="reading")
    source = models.TextField()
    html = models.TextField(editable=False)
    text = models.TextField(editable=False)

    def __str__(self) -> str:
        return str(self.unit)
