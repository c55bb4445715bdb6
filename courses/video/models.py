"""Films of units, and how much of them each learner has watched."""

from django.conf import settings
from django.db import models

from courses.outline.models import CourseFile, Unit


class Video(models.Model):
    """The film of a unit: a file of the course, or an address elsewhere.

    Length in seconds and size in pixels are read from the file. `source` is the transcript as written,
    `html` as shown, `text` as found by a search. `chapter_list` holds {"start": seconds, "title": …}.
    A file that is taken out of the course leaves the unit without it.
    """

    unit = models.OneToOneField(Unit, on_delete=models.CASCADE, related_name="video")
    film = models.ForeignKey(
        CourseFile, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    captions = models.ForeignKey(
        CourseFile, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    chapters = models.ForeignKey(
        CourseFile, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    poster = models.ForeignKey(
        CourseFile, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    length_seconds = models.FloatField(null=True, blank=True, editable=False)
    width = models.PositiveIntegerField(null=True, blank=True, editable=False)
    height = models.PositiveIntegerField(null=True, blank=True, editable=False)
    chapter_list = models.JSONField(default=list, blank=True, editable=False)
    external_url = models.URLField(max_length=500, blank=True)
    provider = models.CharField(max_length=80, blank=True)
    source = models.TextField(blank=True)
    html = models.TextField(editable=False)
    text = models.TextField(editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(film__isnull=True) | models.Q(external_url=""),
                name="a_film_lies_here_or_elsewhere_not_both",
            ),
            models.CheckConstraint(
                condition=models.Q(length_seconds__isnull=True) | models.Q(length_seconds__gt=0),
                name="a_film_lasts_longer_than_nothing",
            ),
        ]

    def __str__(self) -> str:
        return str(self.unit)


class WatchedShare(models.Model):
    """What one learner has watched of one film, and where to go on.

    `segments` are pairs of seconds, sorted and apart from one another. `recorded_percent` is the share
    that was last made a result.
    """

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="watched_shares"
    )
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="watched_shares")
    segments = models.JSONField(default=list, blank=True)
    position_seconds = models.FloatField(default=0)
    recorded_percent = models.PositiveSmallIntegerField(default=0)
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "unit"], name="one_watched_share_per_learner_and_unit"
            ),
            models.CheckConstraint(
                condition=models.Q(position_seconds__gte=0), name="no_film_goes_on_before_its_start"
            ),
            models.CheckConstraint(
                condition=models.Q(recorded_percent__lte=100), name="no_film_is_watched_above_100"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.learner} – {self.unit}"
