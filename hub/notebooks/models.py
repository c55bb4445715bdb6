"""Notebooks of units, and what learners handed in."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.outline.models import CourseFile, Unit
from lms.files.models import StoredFile
from lms.kernel.clock import now
from lms.kernel.models import PublicModel


class State(models.TextChoices):
    """How far the grading of a submission is."""

    WAITING = "waiting", _("waits to be graded")
    GRADED = "graded", _("graded")


class Notebook(models.Model):
    """The notebook of a unit. `source` is the text above it, `preview` what learners get of the notebook.

    `released` is the learner's file, `data` names the course's files beside it, one a line. A notebook
    that is taken out of the course leaves the unit without one. The deadline is the trainers', not part
    of what authors write: copies and packages of the course are without it.
    """

    unit = models.OneToOneField(Unit, on_delete=models.CASCADE, related_name="notebook")
    file = models.ForeignKey(
        CourseFile, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    data = models.TextField(blank=True)
    outputs = models.CharField(max_length=10, blank=True)
    source = models.TextField(blank=True)
    html = models.TextField(editable=False)
    text = models.TextField(editable=False)
    released = models.TextField(editable=False)
    preview = models.TextField(editable=False)
    automatic_points = models.FloatField(default=0, editable=False)
    manual_points = models.FloatField(default=0, editable=False)
    due_at = models.DateTimeField(null=True, blank=True)
    grace_minutes = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.unit)

    @property
    def most_points(self) -> float:
        """What can be reached."""
        return self.automatic_points + self.manual_points


class Extension(PublicModel):
    """A deadline of one learner's own, instead of the unit's."""

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notebook_extensions"
    )
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="notebook_extensions")
    due_at = models.DateTimeField()
    granted_at = models.DateTimeField(default=now)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("later deadline of one person")
        verbose_name_plural = _("later deadlines of single people")
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "unit"], name="one_extension_per_learner_and_unit"
            )
        ]

    def __str__(self) -> str:
        return f"{self.learner} – {self.unit}: {self.due_at:%Y-%m-%d %H:%M}"


class Work(models.Model):
    """That a learner has taken the notebook to work on it, first and last."""

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notebook_work"
    )
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="notebook_work")
    begun_at = models.DateTimeField(default=now)
    last_at = models.DateTimeField(default=now)

    class Meta:
        verbose_name_plural = "work"
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "unit"], name="one_work_per_learner_and_unit"
            )
        ]

    def __str__(self) -> str:
        return f"{self.learner} – {self.unit}"


class Submission(PublicModel):
    """A notebook that a learner handed in; every version stays.

    `record` holds what the last run found (see `hub.notebooks.records`), `log` what was printed in it;
    those of the runs before are `PastRun`s. `is_late` is for after the deadline that the learner had.
    `awarded_points` are a person's and count instead of `points`, which are the tests'.
    """

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notebook_submissions"
    )
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="notebook_submissions")
    number = models.PositiveIntegerField()
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    handed_in_at = models.DateTimeField(default=now)
    is_late = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    runs = models.PositiveIntegerField(default=0)
    points = models.FloatField(null=True, blank=True)
    most_points = models.FloatField(null=True, blank=True)
    graded_at = models.DateTimeField(null=True, blank=True)
    record = models.JSONField(default=dict, blank=True)
    log = models.TextField(blank=True)
    awarded_points = models.FloatField(null=True, blank=True)
    reason = models.TextField(max_length=2000, blank=True)
    awarded_at = models.DateTimeField(null=True, blank=True)
    awarded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("handed-in notebook")
        verbose_name_plural = _("handed-in notebooks")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "unit", "number"], name="submissions_are_numbered_per_unit"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="graded")
                | models.Q(points__isnull=False, most_points__isnull=False),
                name="a_graded_submission_has_points",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.learner} – {self.unit} ({self.number})"

    @property
    def counted_points(self) -> float | None:
        """The points that count; None while there are none."""
        return self.points if self.awarded_points is None else self.awarded_points

    @property
    def fingerprint(self) -> str:
        """The first characters of the file's SHA-256: the same file has the same."""
        return self.file.sha256[:12]

    @property
    def is_waiting(self) -> bool:
        """Whether the tests have not run yet."""
        return self.state == State.WAITING

    @property
    def needs_a_person(self) -> bool:
        """Whether a part is graded by hand and nobody has done so."""
        return bool(self.record.get("needs_a_person")) and self.awarded_points is None


class PastRun(models.Model):
    """What an earlier run of the tests found; a later one counts instead."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="past_runs")
    number = models.PositiveIntegerField()
    graded_at = models.DateTimeField()
    points = models.FloatField()
    most_points = models.FloatField()
    record = models.JSONField(default=dict, blank=True)
    log = models.TextField(blank=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "number"], name="runs_are_numbered_per_submission"
            )
        ]

    def __str__(self) -> str:
        return f"{self.submission}: {self.number}"
