"""Progress, attempts and completions."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.outline.models import Course, Unit
from lms.kernel.clock import now
from lms.kernel.models import PublicModel


class UnitProgress(models.Model):
    """What one learner has done with one unit. `best_scaled` runs from 0 to 1."""

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="unit_progress"
    )
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="progress")
    first_viewed_at = models.DateTimeField(null=True, blank=True)
    last_viewed_at = models.DateTimeField(null=True, blank=True)
    marked_at = models.DateTimeField(null=True, blank=True)
    completed_at = models.DateTimeField(null=True, blank=True)
    best_scaled = models.FloatField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "unit progress"
        constraints = [
            models.UniqueConstraint(fields=["learner", "unit"], name="one_progress_per_unit"),
            models.CheckConstraint(
                condition=models.Q(best_scaled__isnull=True)
                | models.Q(best_scaled__gte=0, best_scaled__lte=1),
                name="a_best_score_is_0_to_1",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.learner} – {self.unit}"


class Attempt(PublicModel):
    """One result of a learner in a unit, whatever its kind. `scaled` is raw / maximum, 0 to 1."""

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="attempts"
    )
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="attempts")
    number = models.PositiveIntegerField()
    source = models.CharField(max_length=20)
    source_id = models.CharField(max_length=64, blank=True)
    raw_score = models.FloatField()
    max_score = models.FloatField()
    scaled = models.FloatField()
    submitted_at = models.DateTimeField(default=now)

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "unit", "number"], name="attempts_are_numbered_per_unit"
            ),
            models.UniqueConstraint(
                fields=["learner", "unit", "source", "source_id"],
                condition=~models.Q(source_id=""),
                name="a_result_is_recorded_once",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    max_score__gt=0, raw_score__gte=0, raw_score__lte=models.F("max_score")
                ),
                name="a_score_is_between_zero_and_its_maximum",
            ),
            models.CheckConstraint(
                condition=models.Q(scaled__gte=0, scaled__lte=1), name="a_scaled_score_is_0_to_1"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.learner} – {self.unit}: {self.raw_score:g}/{self.max_score:g}"


class CourseProgress(models.Model):
    """Where a learner stands in a course; counters are kept in the same transaction as the units."""

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="course_progress"
    )
    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="progress")
    units_done = models.PositiveIntegerField(default=0)
    units_total = models.PositiveIntegerField(default=0)
    minutes_left = models.PositiveIntegerField(default=0)
    last_unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    last_active_at = models.DateTimeField(default=now)
    completed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "course progress"
        constraints = [
            models.UniqueConstraint(fields=["learner", "course"], name="one_progress_per_course"),
            models.CheckConstraint(
                condition=models.Q(units_done__lte=models.F("units_total")),
                name="no_more_units_done_than_there_are",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.learner} – {self.course}: {self.units_done}/{self.units_total}"

    @property
    def units_left(self) -> int:
        """How many units are not yet done."""
        return self.units_total - self.units_done


class Confirmation(PublicModel):
    """What was completed, as it was on that day: later changes of the course don't change it.

    It outlives the course: then `course` is empty.

    `contents` is a list of {"title": section, "units": [{"title": …, "minutes": …}]}.
    """

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="confirmations"
    )
    course = models.ForeignKey(
        Course, null=True, blank=True, on_delete=models.SET_NULL, related_name="confirmations"
    )
    completed_at = models.DateTimeField()
    learner_name = models.CharField(max_length=120)
    course_title = models.CharField(max_length=160)
    minutes = models.PositiveIntegerField()
    contents = models.JSONField()

    class Meta:
        verbose_name = _("confirmation")
        verbose_name_plural = _("confirmations")
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "course"], name="one_confirmation_per_learner_and_course"
            )
        ]

    def __str__(self) -> str:
        return f"{self.learner_name}: {self.course_title}"


class PastLearners(models.Model):
    """How many people whose accounts are gone took part in a course, by year; no trace of who they were."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="past_learners")
    year = models.PositiveSmallIntegerField()
    enrolled = models.PositiveIntegerField(default=0)
    completed = models.PositiveIntegerField(default=0)
    minutes = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "past learners"
        ordering = ["course", "year"]
        constraints = [
            models.UniqueConstraint(fields=["course", "year"], name="one_tally_per_course_and_year")
        ]

    def __str__(self) -> str:
        return f"{self.course} {self.year}: {self.enrolled}/{self.completed}"
