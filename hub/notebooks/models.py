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
    that is taken out of the course leaves the unit without one.
    """

    unit = models.OneToOneField(Unit, on_delete=models.CASCADE, related_name="notebook")
    file = models.ForeignKey(
        CourseFile, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    data = models.TextField(blank=True)
    source = models.TextField(blank=True)
    html = models.TextField(editable=False)
    text = models.TextField(editable=False)
    released = models.TextField(editable=False)
    preview = models.TextField(editable=False)
    automatic_points = models.FloatField(default=0, editable=False)
    manual_points = models.FloatField(default=0, editable=False)

    def __str__(self) -> str:
        return str(self.unit)

    @property
    def most_points(self) -> float:
        """What can be reached."""
        return self.automatic_points + self.manual_points


class Submission(PublicModel):
    """A notebook that a learner handed in; every version stays.

    `record` holds what the last run found (see `hub.notebooks.records`), `log` what was printed in it.
    `awarded_points` are a person's and count instead of `points`, which are the tests'.
    """

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notebook_submissions"
    )
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="notebook_submissions")
    number = models.PositiveIntegerField()
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    handed_in_at = models.DateTimeField(default=now)
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
