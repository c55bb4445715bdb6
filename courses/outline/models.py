"""Course → section → unit."""

import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from courses.outline.showing import Showing, ShowingFacts, showing_of
from courses.outline.vocabulary import (
    Audience,
    Completion,
    Proficiency,
    Release,
    State,
    TeamRole,
    Visibility,
)
from lms.files.models import StoredFile
from lms.kernel.folding import fold
from lms.kernel.models import PublicModel
from lms.schools.models import School
from lms.vocabularies.models import Term


class Course(PublicModel):
    """A course as the catalogue shows it. `minutes` is the sum over the units that count for learners.

    `licence` is a key of the vocabulary "licences"; what else it is tagged with says `CourseTerm`.
    `focus_x` and `focus_y` say in percent, from the top left, what of the picture must stay in view.
    `structure_version` counts changes of sections and units. A course with `delete_after` lies in the
    bin: nobody meets it, its owners can bring it back until then.
    """

    slug = models.SlugField(max_length=100, unique=True)
    title = models.CharField(_("title"), max_length=160)
    sort_title = models.CharField(max_length=200, editable=False, db_index=True)
    summary = models.CharField(_("summary"), max_length=300)
    description = models.TextField(_("description"), blank=True)
    description_html = models.TextField(editable=False, blank=True)
    outcomes = models.JSONField(_("outcomes"), default=list)
    language = models.CharField(_("language"), max_length=8, default="de")
    audience = models.CharField(_("audience"), max_length=12, choices=Audience.choices)
    minutes = models.PositiveIntegerField(default=0, editable=False)
    licence = models.CharField(_("licence"), max_length=60, default="cc-by")
    tags = models.JSONField(_("tags"), default=list, blank=True)
    easy_language = models.BooleanField(_("plain language"), default=False)
    image = models.ForeignKey(
        "CourseFile", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    focus_x = models.PositiveSmallIntegerField(default=50)
    focus_y = models.PositiveSmallIntegerField(default=50)
    visibility = models.CharField(
        _("visibility"), max_length=10, choices=Visibility.choices, default=Visibility.SIGNED_IN
    )
    school = models.ForeignKey(
        School, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    published_at = models.DateTimeField(null=True, blank=True)
    structure_version = models.PositiveIntegerField(default=0, editable=False)
    deleted_at = models.DateTimeField(null=True, blank=True)
    delete_after = models.DateTimeField(null=True, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = pgettext_lazy("thing", "course")
        verbose_name_plural = pgettext_lazy("thing", "courses")
        ordering = ["sort_title", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(visibility=Visibility.SCHOOL) | models.Q(school__isnull=False),
                name="a_course_for_a_school_names_it",
            ),
            models.CheckConstraint(
                condition=models.Q(focus_x__lte=100, focus_y__lte=100),
                name="the_focus_lies_within_the_picture",
            ),
            models.CheckConstraint(
                condition=models.Q(deleted_at__isnull=True, delete_after__isnull=True)
                | models.Q(deleted_at__isnull=False, delete_after__isnull=False),
                name="a_course_in_the_bin_says_until_when",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the folded title true."""
        self.sort_title = fold(self.title)
        super().save(*args, **kwargs)


class CourseSlug(models.Model):
    """A slug that a course had before. Its old addresses still lead to it."""

    slug = models.SlugField(max_length=100, unique=True)
    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="old_slugs")

    class Meta:
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.slug


class CourseTerm(models.Model):
    """A course is about a term: a competence, a school subject, a level of education.

    `level` says up to where a competence of DigCompEdu is developed; empty for all else.
    """

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="terms")
    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="+")
    level = models.CharField(max_length=2, blank=True, choices=Proficiency.choices)

    class Meta:
        ordering = ["term__vocabulary_id", "term__position"]
        constraints = [
            models.UniqueConstraint(fields=["course", "term"], name="one_tag_per_course_and_term"),
            models.CheckConstraint(
                condition=models.Q(level__in=["", *Proficiency.values]),
                name="a_level_is_a1_to_c2_or_empty",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.course} – {self.term} {self.level}".rstrip()


class CourseTeamMember(models.Model):
    """Somebody who owns, writes or trains a course."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="team")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="course_teams"
    )
    role = models.CharField(max_length=8, choices=TeamRole.choices)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["course", "person"], name="one_team_role_per_person_and_course"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} – {self.role}"


class CourseInvitation(models.Model):
    """Somebody who may see a course that is for invited people only."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="invitations")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="course_invitations"
    )
    invited_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["course", "person"], name="one_invitation_per_person_and_course"
            )
        ]

    def __str__(self) -> str:
        return f"{self.course} – {self.person}"


class Section(models.Model):
    """A part of a course. `key` is its stable id within the course."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="sections")
    key = models.SlugField(max_length=80)
    title = models.CharField(_("title"), max_length=160)
    position = models.PositiveIntegerField()
    requires = models.ManyToManyField("self", symmetrical=False, related_name="+", blank=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["course", "key"], name="one_section_per_key")
        ]

    def __str__(self) -> str:
        return self.title


class Unit(PublicModel):
    """The smallest thing that is learnt. `key` is its stable id: moved or renamed, it stays itself.

    `section` is empty only for an archived unit: it left the course, its learners' progress stays.
    Learners see it once it is published and from `visible_from` until `visible_until`; see `showing`.
    """

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="units")
    section = models.ForeignKey(
        Section, null=True, blank=True, on_delete=models.RESTRICT, related_name="units"
    )
    key = models.SlugField(max_length=80)
    kind = models.CharField(max_length=20)
    title = models.CharField(_("title"), max_length=160)
    summary = models.CharField(_("summary"), max_length=300, blank=True)
    minutes = models.PositiveIntegerField(_("minutes"))
    position = models.PositiveIntegerField()
    completion = models.CharField(
        _("completion"), max_length=5, choices=Completion.choices, default=Completion.MARK
    )
    pass_percent = models.PositiveSmallIntegerField(null=True, blank=True)
    requires = models.ManyToManyField("self", symmetrical=False, related_name="+", blank=True)
    state = models.CharField(max_length=9, choices=Release.choices, default=Release.PUBLISHED)
    visible_from = models.DateTimeField(null=True, blank=True)
    visible_until = models.DateTimeField(null=True, blank=True)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering = ["section__position", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["course", "key"], name="one_unit_per_key"),
            models.CheckConstraint(
                condition=models.Q(completion=Completion.SCORE, pass_percent__isnull=False)
                | ~models.Q(completion=Completion.SCORE) & models.Q(pass_percent__isnull=True),
                name="a_pass_percentage_goes_with_completion_by_score",
            ),
            models.CheckConstraint(
                condition=models.Q(pass_percent__isnull=True)
                | models.Q(pass_percent__gte=1, pass_percent__lte=100),
                name="a_pass_percentage_is_1_to_100",
            ),
            models.CheckConstraint(
                condition=models.Q(archived_at__isnull=False) | models.Q(section__isnull=False),
                name="a_unit_stands_in_a_section_or_is_archived",
            ),
            models.CheckConstraint(
                condition=models.Q(visible_from__isnull=True)
                | models.Q(visible_until__isnull=True)
                | models.Q(visible_from__lt=models.F("visible_until")),
                name="a_unit_is_shown_before_it_is_hidden",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def showing(self, *, now: datetime.datetime) -> Showing:
        """How the unit stands towards learners."""
        is_published = self.state == Release.PUBLISHED
        facts = ShowingFacts(is_published, self.visible_from, self.visible_until)
        return showing_of(facts, now=now)


class CourseFile(models.Model):
    """A picture or download of a course, under the path its texts name it by.

    A decorative picture says nothing that is not in the text: somebody has decided that it needs no
    alternative text.
    """

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="files")
    path = models.CharField(max_length=200)
    stored_file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    alt = models.CharField(_("alternative text"), max_length=500, blank=True)
    decorative = models.BooleanField(default=False)
    title = models.CharField(_("caption"), max_length=300, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        ordering = ["path"]
        constraints = [
            models.UniqueConstraint(fields=["course", "path"], name="one_file_per_path"),
            models.CheckConstraint(
                condition=models.Q(decorative=False) | models.Q(alt=""),
                name="a_decorative_picture_is_not_described",
            ),
        ]

    def __str__(self) -> str:
        return self.path

    @property
    def lacks_alt(self) -> bool:
        """Whether nobody has said yet what is to be seen, or that this need not be said."""
        return not self.decorative and not self.alt.strip()
