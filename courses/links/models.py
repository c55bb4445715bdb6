"""Addresses of the web that courses link to, and what became of asking them."""

from django.db import models

from courses.links.addresses import LONGEST
from courses.links.vocabulary import Verdict
from courses.outline.models import Course


class OutsideAddress(models.Model):
    """One address, asked once for all courses that name it. `status` is that of HTTP, if it came to that."""

    address = models.CharField(max_length=LONGEST, unique=True)
    verdict = models.CharField(max_length=8, choices=Verdict.choices)
    status = models.PositiveSmallIntegerField(null=True)
    checked_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.address


class LinkCheck(models.Model):
    """When the links of a course were to be looked at, and when the last of them had been."""

    course = models.OneToOneField(Course, on_delete=models.CASCADE, related_name="link_check")
    asked_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.course_id}: {self.asked_at:%Y-%m-%d}"
