"""How the workshop looks in JSON, and what it takes."""

from typing import Any

from django.conf import settings
from rest_framework import serializers

from courses.activities.contract import Problem
from courses.activities.markdown import CourseMarkdown
from courses.authoring.checklist import Finding, Place
from courses.authoring.foresight import Consequences
from courses.authoring.properties import UnitProperties
from courses.authoring.selectors import SectionRow, Structure, UnitRow, WorkshopCourse
from courses.authoring.settings import CourseSettings
from courses.links.selectors import LinksOfCourse
from courses.outline.models import CourseTeamMember
from courses.outline.showing import Showing
from courses.outline.vocabulary import (
    Audience,
    Completion,
    Proficiency,
    Release,
    State,
    TeamRole,
    Visibility,
)
from courses.packages.schema import SLUG
from lms.api.given import Given

LONGEST_TITLE = 160


class WorkshopCourseSerializer(serializers.Serializer[WorkshopCourse]):
    """A course that one writes; `role` is empty for those who run the centre."""

    slug = serializers.CharField(source="course.slug")
    title = serializers.CharField(source="course.title")
    state = serializers.ChoiceField(source="course.state", choices=State.values)
    role = serializers.CharField()
    units = serializers.IntegerField()
    learners = serializers.IntegerField()


class UnitRowSerializer(serializers.Serializer[UnitRow]):
    """A unit in the structure; `showing` says how it stands towards learners."""

    key = serializers.CharField(source="unit.key")
    kind = serializers.CharField(source="unit.kind")
    title = serializers.CharField(source="unit.title")
    minutes = serializers.IntegerField(source="unit.minutes")
    showing = serializers.ChoiceField(choices=[each.value for each in Showing])
    has_text = serializers.BooleanField()


class SectionRowSerializer(serializers.Serializer[SectionRow]):
    """A section with its units in order."""

    key = serializers.CharField(source="section.key")
    title = serializers.CharField(source="section.title")
    units = UnitRowSerializer(many=True)


class StructureSerializer(serializers.Serializer[Structure]):
    """All sections and units; `version` goes along with a move, so that nobody's is lost."""

    version = serializers.IntegerField(source="course.structure_version")
    sections = SectionRowSerializer(many=True)
    archived = serializers.SerializerMethodField()

    def get_archived(self, structure: Structure) -> list[str]:
        """Keys of units that can come back."""
        return [unit.key for unit in structure.archived]


class NewCourseSerializer(Given):
    """A new course; `copy_of` names the one that it is made from."""

    title = serializers.CharField(max_length=LONGEST_TITLE)
    slug = serializers.RegexField(SLUG, max_length=100, required=False, default="")
    audience = serializers.ChoiceField(choices=Audience.values, required=False)
    language = serializers.ChoiceField(
        choices=[code for code, _name in settings.LANGUAGES], required=False, default="de"
    )
    copy_of = serializers.SlugField(required=False, default="")

    def validate(self, values: dict[str, Any]) -> dict[str, Any]:
        """A course from nothing is for somebody."""
        if not values["copy_of"] and "audience" not in values:
            self.fail_for("audience")
        return values

    def fail_for(self, name: str) -> None:
        """Say that `name` is needed."""
        message = self.fields[name].error_messages["required"]
        raise serializers.ValidationError({name: [message]})


class NewSectionSerializer(Given):
    """A new section."""

    title = serializers.CharField(max_length=LONGEST_TITLE)


class SectionChangeSerializer(NewSectionSerializer):
    """A section's title and the keys of the sections to finish first."""

    requires = serializers.ListField(child=serializers.SlugField(), required=False, default=list)


class NewUnitSerializer(Given):
    """A new unit."""

    title = serializers.CharField(max_length=LONGEST_TITLE)
    kind = serializers.SlugField(max_length=20)


class PlaceSerializer(Given):
    """A place before the unit or section `before`, or at the end; `version` is the structure seen."""

    section = serializers.SlugField(required=False, default="")
    before = serializers.SlugField(required=False, allow_blank=True, default="")
    version = serializers.IntegerField(required=False, default=None, allow_null=True)


class UnitPropertiesSerializer(Given):
    """What is said of a unit besides its text."""

    title = serializers.CharField(max_length=LONGEST_TITLE)
    summary = serializers.CharField(max_length=300, allow_blank=True, default="")
    minutes = serializers.IntegerField(min_value=1, max_value=600)
    completion = serializers.ChoiceField(choices=Completion.values)
    pass_percent = serializers.IntegerField(
        min_value=1, max_value=100, allow_null=True, default=None
    )
    requires = serializers.ListField(child=serializers.SlugField(), default=list)
    state = serializers.ChoiceField(choices=Release.values)
    visible_from = serializers.DateTimeField(allow_null=True, default=None)
    visible_until = serializers.DateTimeField(allow_null=True, default=None)

    @staticmethod
    def properties(values: dict[str, Any]) -> UnitProperties:
        """What the service takes."""
        return UnitProperties(
            **{
                **values,
                "completion": Completion(values["completion"]),
                "state": Release(values["state"]),
                "requires": frozenset(values["requires"]),
            }
        )

    @staticmethod
    def shown(found: UnitProperties) -> dict[str, Any]:
        """What is read."""
        values = {**vars(found), "requires": sorted(found.requires)}
        return dict(UnitPropertiesSerializer(values).data)


class ConsequencesSerializer(serializers.Serializer[Consequences]):
    """How many of those who take part a change concerns; the four numbers exclude one another."""

    learners = serializers.IntegerField()
    reopened = serializers.IntegerField()
    completed = serializers.IntegerField()
    more = serializers.IntegerField()
    less = serializers.IntegerField()


class StateSerializer(Given):
    """The state of a course."""

    state = serializers.ChoiceField(choices=State.values)


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


class DescriptionGiven(Given):
    """A description to look at."""

    text = serializers.CharField(
        max_length=20_000, allow_blank=True, trim_whitespace=False, default=""
    )


class DescriptionProblemSerializer(serializers.Serializer[Problem]):
    """What keeps the description from being saved; `line` counts from 1."""

    line = serializers.IntegerField()
    message = serializers.CharField()


class DescriptionSerializer(serializers.Serializer[CourseMarkdown]):
    """The description as it would be read."""

    html = serializers.CharField(allow_blank=True)
    problems = DescriptionProblemSerializer(many=True)


class CompetenceGivenSerializer(Given):
    """A level of a competence, or none."""

    level = serializers.ChoiceField(choices=["", *Proficiency.values], default="")


class ImageGivenSerializer(Given):
    """The title picture by its path, what is said of it, and what of it must stay in view, in percent."""

    path = serializers.CharField(max_length=200, allow_blank=True)
    alt = serializers.CharField(max_length=500, allow_blank=True, default="")
    decorative = serializers.BooleanField(default=False)
    focus_x = serializers.IntegerField(min_value=0, max_value=100, default=50)
    focus_y = serializers.IntegerField(min_value=0, max_value=100, default=50)


class MemberSerializer(serializers.Serializer[CourseTeamMember]):
    """Somebody of the team."""

    person = serializers.UUIDField(source="person.public_id")
    name = serializers.CharField(source="person.display_name")
    role = serializers.ChoiceField(choices=TeamRole.values)


class NewMemberSerializer(Given):
    """Somebody new in the team, by user name."""

    username = serializers.CharField(max_length=150)
    role = serializers.ChoiceField(choices=TeamRole.values)


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


class LinksSerializer(serializers.Serializer[LinksOfCourse]):
    """Whether links to websites are checked here, when they were last to be, and when that was done."""

    is_on = serializers.BooleanField()
    asked_at = serializers.DateTimeField(allow_null=True)
    finished_at = serializers.DateTimeField(allow_null=True)


class ChecklistSerializer(serializers.Serializer[Any]):
    """All findings in reading order."""

    findings = ChecklistFindingSerializer(many=True)
    links = LinksSerializer()
