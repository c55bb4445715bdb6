"""How a course as a whole looks in JSON: its settings, its team, its check list."""

from typing import Any

from django.conf import settings
from rest_framework import serializers

from courses.activities.contract import Problem
from courses.activities.markdown import CourseMarkdown
from courses.authoring.checklist import Finding, Place
from courses.authoring.serializers import LONGEST_TITLE
from courses.authoring.settings import CourseSettings
from courses.links.selectors import LinksOfCourse
from courses.outline.models import CourseTeamMember
from courses.outline.vocabulary import (
    Audience,
    Proficiency,
    State,
    TeamRole,
    Visibility,
)
from courses.packages.schema import SLUG
from lms.api.examples import example
from lms.api.given import Given

PERSON_ID = "0b9c6a54-3f0e-4d0a-9b51-7d7d2f4be1aa"


@example({"state": "published"})
class StateSerializer(Given):
    """The state of a course."""

    state = serializers.ChoiceField(choices=State.values)


@example(
    {
        "title": "Tafelbilder planen",
        "slug": "tafelbilder",
        "summary": "Vom leeren zum lesbaren Tafelbild.",
        "description": "",
        "outcomes": ["Ein Tafelbild von der Frage her planen."],
        "language": "de",
        "audience": "teachers",
        "licence": "cc-by-sa-40",
        "tags": ["Tafel"],
        "easy_language": False,
        "visibility": "public",
        "school": "",
        "subjects": [],
        "levels": [],
    }
)
class CourseSettingsSerializer(Given):
    """What the catalogue shows of a course; `school` is a number, the lists hold keys or lines."""

    title = serializers.CharField(max_length=LONGEST_TITLE)
    slug = serializers.RegexField(SLUG, max_length=100)
    summary = serializers.CharField(max_length=300)
    description = serializers.CharField(max_length=20_000, allow_blank=True, default="")
    outcomes = serializers.ListField(child=serializers.CharField(max_length=300), default=list)
    language = serializers.ChoiceField(choices=[code for code, _name in settings.LANGUAGES])
    audience = serializers.ChoiceField(choices=Audience.values)
    licence = serializers.SlugField(max_length=60)
    tags = serializers.ListField(child=serializers.CharField(max_length=40), default=list)
    easy_language = serializers.BooleanField(default=False)
    visibility = serializers.ChoiceField(choices=Visibility.values)
    school = serializers.CharField(max_length=10, allow_blank=True, default="")
    subjects = serializers.ListField(child=serializers.SlugField(), default=list)
    levels = serializers.ListField(child=serializers.SlugField(), default=list)

    @staticmethod
    def settings(values: dict[str, Any]) -> CourseSettings:
        """What the service takes."""
        lists = {name: tuple(values[name]) for name in ("outcomes", "tags", "subjects", "levels")}
        return CourseSettings(
            **{
                **values,
                **lists,
                "audience": Audience(values["audience"]),
                "visibility": Visibility(values["visibility"]),
            }
        )


@example({"text": "Wie ein **Tafelbild** entsteht."})
class DescriptionGiven(Given):
    """A description to look at."""

    text = serializers.CharField(
        max_length=20_000, allow_blank=True, trim_whitespace=False, default=""
    )


class DescriptionProblemSerializer(serializers.Serializer[Problem]):
    """What keeps the description from being saved; `line` counts from 1."""

    line = serializers.IntegerField()
    message = serializers.CharField()


@example({"html": "<p>Wie ein <strong>Tafelbild</strong> entsteht.</p>", "problems": []})
class DescriptionSerializer(serializers.Serializer[CourseMarkdown]):
    """The description as it would be read."""

    html = serializers.CharField(allow_blank=True)
    problems = DescriptionProblemSerializer(many=True)


@example({"level": ""})
class CompetenceGivenSerializer(Given):
    """A level of a competence, or none."""

    level = serializers.ChoiceField(choices=["", *Proficiency.values], default="")


@example(
    {
        "path": "tafel.webp",
        "alt": "Eine Tafel mit drei Spalten",
        "decorative": False,
        "focus_x": 50,
        "focus_y": 30,
    }
)
class ImageGivenSerializer(Given):
    """The title picture by its path, what is said of it, and what of it must stay in view, in percent."""

    path = serializers.CharField(max_length=200, allow_blank=True)
    alt = serializers.CharField(max_length=500, allow_blank=True, default="")
    decorative = serializers.BooleanField(default=False)
    focus_x = serializers.IntegerField(min_value=0, max_value=100, default=50)
    focus_y = serializers.IntegerField(min_value=0, max_value=100, default=50)


@example({"person": PERSON_ID, "name": "Aylin Demir", "role": "author"})
class MemberSerializer(serializers.Serializer[CourseTeamMember]):
    """Somebody of the team."""

    person = serializers.UUIDField(source="person.public_id")
    name = serializers.CharField(source="person.display_name")
    role = serializers.ChoiceField(choices=TeamRole.values)


@example({"username": "aylin.demir", "role": "author"})
class NewMemberSerializer(Given):
    """Somebody new in the team, by user name."""

    username = serializers.CharField(max_length=150)
    role = serializers.ChoiceField(choices=TeamRole.values)


@example({"role": "author"})
class RoleSerializer(Given):
    """Another role for somebody of the team."""

    role = serializers.ChoiceField(choices=TeamRole.values)


class ChecklistFindingSerializer(serializers.Serializer[Finding]):
    """One thing to look at. Blocking ones keep the course from being published.

    `unit` is a key, empty where the course is meant; `line` counts in its text, or in the course's file
    `path`; 0: none. `field` is the field of the form at `place`.
    """

    message = serializers.CharField()
    is_blocking = serializers.BooleanField()
    unit = serializers.SerializerMethodField()
    line = serializers.IntegerField()
    field = serializers.CharField(allow_blank=True)
    path = serializers.CharField(allow_blank=True)
    place = serializers.ChoiceField(choices=[place.value for place in Place])

    def get_unit(self, finding: Finding) -> str:
        """The unit's key."""
        return finding.unit.key if finding.unit else ""


LINKS = {"is_on": False, "asked_at": None, "finished_at": None}


@example(LINKS)
class LinksSerializer(serializers.Serializer[LinksOfCourse]):
    """Whether links to websites are checked here, when they were last to be, and when that was done."""

    is_on = serializers.BooleanField()
    asked_at = serializers.DateTimeField(allow_null=True)
    finished_at = serializers.DateTimeField(allow_null=True)


@example(
    {
        "findings": [
            {
                "message": "This unit has no text yet.",
                "is_blocking": True,
                "unit": "anfang",
                "line": 0,
                "field": "",
                "path": "",
                "place": "unit",
            }
        ],
        "links": LINKS,
    }
)
class ChecklistSerializer(serializers.Serializer[Any]):
    """All findings in reading order."""

    findings = ChecklistFindingSerializer(many=True)
    links = LinksSerializer()
