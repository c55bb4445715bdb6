"""Enrolments."""

from django.conf import settings
from django.db import models

from courses.outline.models import Course
from lms.kernel.clock import now
from lms.kernel.models import PublicModel


class Enrolment(PublicModel):
    """A learner takes part in a course; `left_at` is set while they have left it."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="enrolments")
    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="enrolments"
    )
    enrolled_at = models.DateTimeField(default=now)
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["course", "learner"], name="one_enrolment_per_learner")
        ]

    def __str__(self) -> str:
        return f"{self.learner} in {self.course}"
