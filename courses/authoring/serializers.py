"""How the workshop looks in JSON, and what it takes."""

from typing import Any

from django.conf import settings
from rest_framework import serializers

from courses.authoring.foresight import Consequences
from courses.authoring.properties import UnitProperties
from courses.authoring.selectors import SectionRow, Structure, UnitRow, WorkshopCourse
from courses.outline.showing import Showing
from courses.outline.vocabulary import (
    Audience,
    Completion,
    Release,
    State,
)
from courses.packages.schema import SLUG
from lms.api.examples import example
from lms.api.given import Given, MomentField

LONGEST_TITLE = 160
UNIT = {
    "key": "womit-beginnen",
    "kind": "reading",
    "title": "Womit ein Tafelbild beginnt",
    "minutes": 10,
    "showing": Showing.NOW.value,
    "has_text": True,
}
SECTION = {"key": "anfang", "title": "Der Anfang", "units": [UNIT]}


@example(
    {
        "slug": "tafelbilder",
        "title": "Tafelbilder planen",
        "state": "draft",
        "role": "owner",
        "units": 6,
        "learners": 0,
    }
)
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


@example({"version": 4, "sections": [SECTION], "archived": []})
class StructureSerializer(serializers.Serializer[Structure]):
    """All sections and units; `version` goes along with a move, so that nobody's is lost."""

    version = serializers.IntegerField(source="course.structure_version")
    sections = SectionRowSerializer(many=True)
    archived = serializers.SerializerMethodField()

    def get_archived(self, structure: Structure) -> list[str]:
        """Keys of units that can come back."""
        return [unit.key for unit in structure.archived]


@example({"title": "Tafelbilder planen", "audience": "teachers", "language": "de"})
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


@example({"title": "Der Anfang"})
class NewSectionSerializer(Given):
    """A new section."""

    title = serializers.CharField(max_length=LONGEST_TITLE)


@example({"title": "Der Anfang", "requires": []})
class SectionChangeSerializer(NewSectionSerializer):
    """A section's title and the keys of the sections to finish first."""

    requires = serializers.ListField(child=serializers.SlugField(), required=False, default=list)


@example({"title": "Womit ein Tafelbild beginnt", "kind": "reading"})
class NewUnitSerializer(Given):
    """A new unit."""

    title = serializers.CharField(max_length=LONGEST_TITLE)
    kind = serializers.SlugField(max_length=20)


@example({"section": "anfang", "before": "", "version": 4})
class PlaceGiven(Given):
    """A place before the unit or section `before`, or at the end; `version` is the structure seen."""

    section = serializers.SlugField(required=False, default="")
    before = serializers.SlugField(required=False, allow_blank=True, default="")
    version = serializers.IntegerField(required=False, default=None, allow_null=True)


@example(
    {
        "title": "Womit ein Tafelbild beginnt",
        "summary": "",
        "minutes": 10,
        "completion": "mark",
        "pass_percent": None,
        "requires": [],
        "state": "draft",
        "visible_from": None,
        "visible_until": None,
    }
)
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
    visible_from = MomentField(allow_null=True, default=None)
    visible_until = MomentField(allow_null=True, default=None)

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


@example({"learners": 12, "reopened": 0, "completed": 2, "more": 1, "less": 0})
class ConsequencesSerializer(serializers.Serializer[Consequences]):
    """How many of those who take part a change concerns; the four numbers exclude one another."""

    learners = serializers.IntegerField()
    reopened = serializers.IntegerField()
    completed = serializers.IntegerField()
    more = serializers.IntegerField()
    less = serializers.IntegerField()
