"""Schools, classes, memberships and the roles of the centre."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from lms.kernel.folding import fold
from lms.kernel.models import PublicModel

SCHOOL_TYPES = "school-types"
SCHOOL_LEVELS = "school-levels"
PLACES = "places"


class School(PublicModel):
    """One school. `school_type`, `levels` and `place` are keys of the vocabularies above."""

    number = models.CharField(_("school number"), max_length=10, unique=True)
    name = models.CharField(_("name"), max_length=160)
    sort_name = models.CharField(max_length=200, editable=False, db_index=True)
    school_type = models.CharField(_("type"), max_length=60)
    levels = models.JSONField(_("levels"), default=list)
    place = models.CharField(_("place"), max_length=80)

    class Meta:
        verbose_name = _("school")
        verbose_name_plural = _("schools")
        ordering = ["sort_name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the folded name true."""
        self.sort_name = fold(self.name)
        super().save(*args, **kwargs)


class SchoolClass(PublicModel):
    """A class of one school in one school year ("2026/27")."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="classes")
    name = models.CharField(_("name"), max_length=40)
    grade = models.PositiveSmallIntegerField(_("year"))
    school_year = models.CharField(_("school year"), max_length=7)

    class Meta:
        verbose_name = _("class")
        verbose_name_plural = _("classes")
        constraints = [
            models.UniqueConstraint(
                fields=["school", "name", "school_year"], name="one_class_per_name_and_year"
            ),
            models.CheckConstraint(
                condition=models.Q(grade__gte=1, grade__lte=13), name="a_grade_is_1_to_13"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.school_year})"


class Role(models.TextChoices):
    """What a person is at a school."""

    PUPIL = "pupil", _("Pupil")
    TEACHER = "teacher", _("Teacher")
    COORDINATOR = "coordinator", _("School coordinator")


class Membership(PublicModel):
    """A person belongs to a school, or to one of its classes, as something."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships"
    )
    school = models.ForeignKey(
        School, null=True, blank=True, on_delete=models.CASCADE, related_name="memberships"
    )
    school_class = models.ForeignKey(
        SchoolClass, null=True, blank=True, on_delete=models.CASCADE, related_name="memberships"
    )
    role = models.CharField(max_length=12, choices=Role.choices)
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("membership of a school")
        verbose_name_plural = _("memberships of schools")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(school__isnull=False, school_class__isnull=True)
                | models.Q(school__isnull=True, school_class__isnull=False),
                name="a_membership_is_of_a_school_or_a_class",
            ),
            models.CheckConstraint(
                condition=~models.Q(role="coordinator") | models.Q(school__isnull=False),
                name="a_coordinator_belongs_to_a_whole_school",
            ),
            models.UniqueConstraint(
                fields=["person", "school", "role"],
                condition=models.Q(school__isnull=False),
                name="one_membership_per_school_and_role",
            ),
            models.UniqueConstraint(
                fields=["person", "school_class", "role"],
                condition=models.Q(school_class__isnull=False),
                name="one_membership_per_class_and_role",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} – {self.role}"

    @property
    def whole_school(self) -> School:
        """The school, be it through a class."""
        school = self.school_class.school if self.school_class else self.school
        assert school
        return school


class CentreRoleName(models.TextChoices):
    """What a person does for the competence centre."""

    TRAINER = "trainer", _("Trainer")
    REVIEWER = "reviewer", _("Reviewer")
    MODERATOR = "moderator", _("Moderator")
    STAFF = "staff", _("Centre staff")
    ADMINISTRATOR = "administrator", _("Administrator")


class CentreRole(models.Model):
    """A person works for the centre as something."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="centre_roles"
    )
    role = models.CharField(max_length=14, choices=CentreRoleName.choices)
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "role"], name="one_centre_role_of_a_kind_per_person"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} – {self.role}"
