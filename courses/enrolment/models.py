"""Enrolments, how one comes into a course, and who waits before the door."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.enrolment.vocabulary import UNDECIDED, ApplicationState, Way
from courses.enrolment.window import Window
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
        verbose_name = _("enrolment")
        verbose_name_plural = _("enrolments")
        constraints = [
            models.UniqueConstraint(fields=["course", "learner"], name="one_enrolment_per_learner")
        ]

    def __str__(self) -> str:
        return f"{self.learner} in {self.course}"


class CourseEntry(models.Model):
    """How one comes into a course. A course without a row is open, without limits.

    `key_hash` is empty until the team sets a key; see `keys`.
    """

    course = models.OneToOneField(Course, on_delete=models.CASCADE, related_name="entry")
    way = models.CharField(_("way in"), max_length=8, choices=Way.choices, default=Way.OPEN)
    key_hash = models.CharField(max_length=64, blank=True)
    key_expires_at = models.DateTimeField(null=True, blank=True)
    capacity = models.PositiveIntegerField(_("seats"), null=True, blank=True)
    opens_at = models.DateTimeField(null=True, blank=True)
    closes_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(capacity__isnull=True) | models.Q(capacity__gte=1),
                name="a_capped_course_has_a_seat",
            ),
            models.CheckConstraint(
                condition=models.Q(opens_at__isnull=True)
                | models.Q(closes_at__isnull=True)
                | models.Q(opens_at__lt=models.F("closes_at")),
                name="enrolment_opens_before_it_closes",
            ),
            models.CheckConstraint(
                condition=models.Q(way=Way.KEY) | models.Q(key_hash=""),
                name="only_a_way_by_key_has_a_key",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.course}: {self.way}"

    @property
    def window(self) -> Window:
        """When people may enrol."""
        return Window(self.opens_at, self.closes_at)


class Application(PublicModel):
    """Somebody wants to take part and waits: for the team's word, or for a seat.

    `ticket` is drawn on joining the waiting list: who holds the lowest is next. It is a number and not
    a time, since clocks of several processes may disagree.
    """

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="applications")
    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="course_applications"
    )
    state = models.CharField(max_length=9, choices=ApplicationState.choices)
    ticket = models.PositiveIntegerField(null=True, blank=True)
    reason = models.TextField(_("reason"), max_length=1000, blank=True)
    answer = models.TextField(_("answer"), max_length=1000, blank=True)
    created_at = models.DateTimeField(default=now)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("request for a seat")
        verbose_name_plural = _("requests for seats")
        constraints = [
            models.UniqueConstraint(
                fields=["course", "learner"],
                condition=models.Q(state__in=UNDECIDED),
                name="one_undecided_application_per_learner",
            ),
            models.UniqueConstraint(fields=["course", "ticket"], name="one_ticket_per_person"),
            models.CheckConstraint(
                condition=~models.Q(state=ApplicationState.WAITING)
                | models.Q(ticket__isnull=False),
                name="who_waits_for_a_seat_holds_a_ticket",
            ),
        ]
        indexes = [models.Index(fields=["course", "state", "ticket"], name="waiting_list")]

    def __str__(self) -> str:
        return f"{self.learner} – {self.course}: {self.state}"
