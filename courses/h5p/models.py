"""Libraries, contents, and what learners did with them."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.h5p.engine.versions import LibraryName
from courses.outline.models import CourseFile, Unit
from lms.files.models import StoredFile
from lms.kernel.clock import now
from lms.kernel.models import PublicModel


class Approval(models.TextChoices):
    """What the centre has decided about a library: it is a program that runs in learners' browsers."""

    WAITING = "waiting", _("Waiting")
    APPROVED = "approved", _("Approved")
    BLOCKED = "blocked", _("Blocked")


class Counting(models.TextChoices):
    """Which of a learner's results in a unit counts."""

    BEST = "best", _("the best")
    LAST = "last", _("the last")
    FIRST = "first", _("the first")


class Library(PublicModel):
    """A version of a library, told from others of the same number by the hash of its files.

    `origin` is the name of the package that brought it first.
    """

    machine_name = models.CharField(max_length=255)
    major = models.PositiveIntegerField()
    minor = models.PositiveIntegerField()
    patch = models.PositiveIntegerField()
    content_hash = models.CharField(max_length=64, unique=True)
    title = models.CharField(max_length=255)
    author = models.CharField(max_length=255, blank=True)
    licence = models.CharField(max_length=255, blank=True)
    is_runnable = models.BooleanField(default=False)
    size_bytes = models.PositiveBigIntegerField()
    origin = models.CharField(max_length=200, blank=True)
    approval = models.CharField(
        max_length=8, choices=Approval.choices, default=Approval.WAITING, db_index=True
    )
    added_at = models.DateTimeField(default=now)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("H5P library")
        verbose_name_plural = _("H5P libraries")
        ordering = ["machine_name", "major", "minor", "patch", "pk"]
        indexes = [
            models.Index(fields=["machine_name", "major", "minor"], name="h5p_libraries_by_name")
        ]

    def __str__(self) -> str:
        return f"{self.machine_name} {self.major}.{self.minor}.{self.patch}"

    @property
    def name(self) -> LibraryName:
        """The name that contents call it by."""
        return LibraryName(self.machine_name, self.major, self.minor)


class Content(PublicModel):
    """One version of what a unit plays; a package that changed, or other libraries, make a new one.

    `params` are the filtered parameters that scripts get, `maximum` the points counted from them (None where
    the types don't show it); `rights` and `words` are for people, `set_hash` names the libraries in their
    order. Learners stay with the version they began; its package is kept, so that the shelf can be filled
    again from the uploads.
    """

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="h5p_contents")
    package = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=255)
    language = models.CharField(max_length=32)
    main = models.ForeignKey(Library, on_delete=models.PROTECT, related_name="+")
    libraries = models.ManyToManyField(Library, through="ContentLibrary", related_name="contents")
    params = models.JSONField(default=dict)
    maximum = models.FloatField(null=True, blank=True)
    rights = models.JSONField(default=list)
    words = models.JSONField(default=list)
    set_hash = models.CharField(max_length=64, db_index=True)
    made_at = models.DateTimeField(default=now)

    class Meta:
        verbose_name = _("H5P content")
        verbose_name_plural = _("H5P contents")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "package", "set_hash"], name="one_h5p_content_per_package_and_set"
            )
        ]

    def __str__(self) -> str:
        return self.title


class ContentLibrary(models.Model):
    """A library that a content loads, at its place in the order."""

    content = models.ForeignKey(Content, on_delete=models.CASCADE, related_name="loaded")
    library = models.ForeignKey(Library, on_delete=models.PROTECT, related_name="loading")
    position = models.PositiveIntegerField()

    class Meta:
        verbose_name_plural = "content libraries"
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["content", "library"], name="a_library_is_loaded_once")
        ]

    def __str__(self) -> str:
        return f"{self.content}: {self.library}"


class Interactive(models.Model):
    """What a unit of this kind holds: its package, how results count, and a text above it.

    A package that is taken out of the course leaves the content playable.
    """

    unit = models.OneToOneField(Unit, on_delete=models.CASCADE, related_name="h5p")
    package = models.ForeignKey(
        CourseFile, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    content = models.ForeignKey(
        Content, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    counting = models.CharField(max_length=5, choices=Counting.choices, default=Counting.BEST)
    source = models.TextField(blank=True)
    html = models.TextField(editable=False, blank=True)
    text = models.TextField(editable=False, blank=True)

    def __str__(self) -> str:
        return str(self.unit)


class SavedState(models.Model):
    """Where a learner is in a content, as its scripts wrote it down. "" is the content as a whole."""

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="h5p_states"
    )
    content = models.ForeignKey(Content, on_delete=models.CASCADE, related_name="states")
    sub_content_id = models.CharField(max_length=36, blank=True)
    data_type = models.CharField(max_length=60)
    data = models.TextField()
    sitting = models.UUIDField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "content", "sub_content_id", "data_type"],
                name="one_h5p_state_per_learner_and_part",
            )
        ]

    def __str__(self) -> str:
        return f"{self.learner} – {self.content}"


class Statement(models.Model):
    """Something that a content reported (xAPI 1.0.3). Written once, never changed.

    `sitting` is one opening of the player. `statement` is the whole as it is given away; the other columns
    repeat what reports ask for.
    """

    statement_id = models.UUIDField()
    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="h5p_statements"
    )
    content = models.ForeignKey(Content, on_delete=models.CASCADE, related_name="statements")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="h5p_statements")
    sitting = models.UUIDField()
    verb = models.CharField(max_length=40)
    sub_content_id = models.CharField(max_length=36, blank=True)
    parent_id = models.CharField(max_length=36, blank=True)
    raw_score = models.FloatField(null=True, blank=True)
    max_score = models.FloatField(null=True, blank=True)
    success = models.BooleanField(null=True, blank=True)
    response = models.TextField(null=True, blank=True)  # noqa: DJ001  # no answer is not an empty one
    duration_seconds = models.FloatField(null=True, blank=True)
    interaction = models.JSONField(default=dict)
    statement = models.JSONField(default=dict)
    stored_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["content", "learner", "sitting"], name="h5p_statements_by_sitting")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "statement_id"], name="a_statement_is_stored_once"
            ),
            models.CheckConstraint(
                condition=models.Q(raw_score__isnull=True, max_score__isnull=True)
                | models.Q(raw_score__gte=0, raw_score__lte=models.F("max_score")),
                name="points_lie_between_zero_and_their_maximum",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.learner} {self.verb} {self.content}"
