"""The words a course is described with."""

from django.db import models
from django.utils.translation import gettext_lazy as _

TEACHING, LEARNING = "teaching", "learning"
"""What courses process personal data for; see `registrations`."""


class Audience(models.TextChoices):
    """Whom a course is made for."""

    TEACHERS = "teachers", _("Teachers")
    COORDINATORS = "coordinators", _("Media coordinators")
    PUPILS = "pupils", _("Pupils")
    FAMILIES = "families", _("Families")
    SENIORS = "seniors", _("Older people")
    EVERYBODY = "everybody", _("Everybody")


class Visibility(models.TextChoices):
    """Who may know of a published course."""

    PUBLIC = "public", _("Everybody")
    SIGNED_IN = "signed_in", _("Everybody who has signed in")
    SCHOOL = "school", _("One school")
    INVITED = "invited", _("Invited people")


class State(models.TextChoices):
    """The life of a course."""

    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")
    ARCHIVED = "archived", _("Archived")


class TeamRole(models.TextChoices):
    """What somebody does in a course's team; `policies` says what each may do."""

    OWNER = "owner", _("Responsible")
    AUTHOR = "author", _("Author")
    TRAINER = "trainer", _("Trainer")


class Release(models.TextChoices):
    """Whether a unit is finished: learners never see a draft."""

    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")


class Completion(models.TextChoices):
    """What makes a unit done."""

    MARK = "mark", _("by marking it as done")
    VIEW = "view", _("by opening it")
    SCORE = "score", _("by reaching a score")


class Proficiency(models.TextChoices):
    """How far a competence of DigCompEdu goes; names in the vocabulary "digcompedu-levels"."""

    A1 = "A1"
    A2 = "A2"
    B1 = "B1"
    B2 = "B2"
    C1 = "C1"
    C2 = "C2"


COMPETENCES = ("digcompedu", "kmk")
LEVELLED = "digcompedu"
SUBJECTS = "subjects"
LEVELS = "school-levels"
LICENCES = "licences"
PROFICIENCIES = "digcompedu-levels"
