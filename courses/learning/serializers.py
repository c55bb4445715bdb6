"""How standing, units and results look in JSON."""

from typing import Any

from rest_framework import serializers

from courses.learning.completion import ConditionState, Rule
from courses.learning.models import Confirmation, CourseProgress
from courses.learning.selectors import OwnCourse, OwnCoursesPage
from courses.learning.standing import CourseStanding, UnitEntry, UnitState
from courses.outline.models import Course
from lms.api.examples import example
from lms.api.paging import NextField

UNIT = {
    "key": "kurs-anlegen",
    "kind": "reading",
    "title": "Einen Kurs anlegen",
    "summary": "Vier Klicks, und er ist da.",
    "minutes": 12,
    "number": 2,
}
ENTRY = {
    **UNIT,
    "state": "begun",
    "condition": {
        "rule": "mark",
        "state": "open",
        "needed_percent": None,
        "reached_percent": None,
    },
    "missing_units": [],
    "missing_sections": [],
    "opens_at": None,
    "completed_at": None,
}
CONFIRMATION = {
    "public_id": "01936f2e-7b1c-7cc2-9a51-0d5f2f6f1fb0",
    "course": "moodle-beginnen",
    "course_title": "Mit Moodle beginnen",
    "learner_name": "Meryem Kaya",
    "minutes": 95,
    "completed_at": "2026-11-12T17:40:00+01:00",
    "contents": [
        {"title": "Der Anfang", "units": [{"title": "Einen Kurs anlegen", "minutes": 12}]}
    ],
}


class ConditionSerializer(serializers.Serializer[Any]):
    """What completes a unit, and how far it is fulfilled. Percentages only for scores."""

    rule = serializers.ChoiceField(choices=[rule.value for rule in Rule])
    state = serializers.ChoiceField(choices=[state.value for state in ConditionState])
    needed_percent = serializers.IntegerField(allow_null=True)
    reached_percent = serializers.IntegerField(allow_null=True)


class OutlineUnitSerializer(serializers.Serializer[UnitEntry]):
    """A unit as the course's page lists it. `number` counts from 1 through the course."""

    key = serializers.CharField(source="unit.key")
    kind = serializers.CharField(source="unit.kind")
    title = serializers.CharField(source="unit.title")
    summary = serializers.CharField(source="unit.summary")
    minutes = serializers.IntegerField(source="unit.minutes")
    number = serializers.IntegerField()


class OutlineSectionSerializer(serializers.Serializer[Any]):
    """A section with its units."""

    key = serializers.CharField(source="section.key")
    title = serializers.CharField(source="section.title")
    units = OutlineUnitSerializer(many=True)


@example({"sections": [{"key": "anfang", "title": "Der Anfang", "units": [UNIT]}]})
class OutlineSerializer(serializers.Serializer[CourseStanding]):
    """What a course teaches, in order."""

    sections = OutlineSectionSerializer(many=True)


@example(ENTRY)
class UnitEntrySerializer(OutlineUnitSerializer):
    """A unit as its learner finds it. `missing_…` names the keys of what has to be done first."""

    state = serializers.ChoiceField(choices=[state.value for state in UnitState])
    condition = ConditionSerializer()
    missing_units = serializers.SerializerMethodField()
    missing_sections = serializers.SerializerMethodField()
    opens_at = serializers.DateTimeField(allow_null=True)
    completed_at = serializers.DateTimeField(allow_null=True)

    def get_missing_units(self, entry: UnitEntry) -> list[str]:
        """Keys of units to do first."""
        return [unit.key for unit in entry.missing_units]

    def get_missing_sections(self, entry: UnitEntry) -> list[str]:
        """Keys of sections to finish first."""
        return [section.key for section in entry.missing_sections]


@example({**ENTRY, "content_html": "<p>Oben rechts steht „Neuer Kurs“.</p>"})
class UnitSerializer(UnitEntrySerializer):
    """A unit with what is in it.

    `content_html` is "" while something has to be done first. The course's files that it refers to are
    also at `courses/{slug}/files/{path}`.
    """

    content_html = serializers.SerializerMethodField()

    def get_content_html(self, _entry: UnitEntry) -> str:
        """As the player shows it."""
        return str(self.context["content_html"])


class SectionEntrySerializer(serializers.Serializer[Any]):
    """A section with its units."""

    key = serializers.CharField(source="section.key")
    title = serializers.CharField(source="section.title")
    units = UnitEntrySerializer(many=True)


@example(
    {
        "done": 1,
        "total": 8,
        "percent": 12,
        "minutes_left": 83,
        "completed_at": None,
        "resume": "kurs-anlegen",
        "sections": [{"key": "anfang", "title": "Der Anfang", "units": [ENTRY]}],
    }
)
class StandingSerializer(serializers.Serializer[CourseStanding]):
    """Where the signed-in person stands in a course."""

    done = serializers.IntegerField()
    total = serializers.IntegerField()
    percent = serializers.IntegerField()
    minutes_left = serializers.IntegerField()
    completed_at = serializers.DateTimeField(allow_null=True)
    resume = serializers.SerializerMethodField()
    sections = SectionEntrySerializer(many=True)

    def get_resume(self, standing: CourseStanding) -> str | None:
        """Key of the unit to go on with."""
        return standing.resume.unit.key if standing.resume else None


class OwnCourseTitleSerializer(serializers.ModelSerializer[Course]):
    """The course, in short."""

    class Meta:
        model = Course
        fields = ["public_id", "slug", "title", "summary", "minutes"]


class ProgressSerializer(serializers.ModelSerializer[CourseProgress]):
    """How far somebody is."""

    class Meta:
        model = CourseProgress
        fields = ["units_done", "units_total", "minutes_left", "last_active_at", "completed_at"]


class OwnCourseSerializer(serializers.Serializer[OwnCourse]):
    """A course that one takes part in; `progress` is null before the first unit is opened."""

    course = OwnCourseTitleSerializer(source="enrolment.course")
    enrolled_at = serializers.DateTimeField(source="enrolment.enrolled_at")
    progress = ProgressSerializer(allow_null=True)


@example(
    {
        "next": None,
        "results": [
            {
                "course": {
                    "public_id": "01936f2e-7b1c-7cc2-9a51-0d5f2f6f1f40",
                    "slug": "moodle-beginnen",
                    "title": "Mit Moodle beginnen",
                    "summary": "In acht kleinen Schritten zum ersten eigenen Kurs.",
                    "minutes": 95,
                },
                "enrolled_at": "2026-11-02T14:05:00+01:00",
                "progress": {
                    "units_done": 1,
                    "units_total": 8,
                    "minutes_left": 83,
                    "last_active_at": "2026-11-09T10:00:00+01:00",
                    "completed_at": None,
                },
            }
        ],
    }
)
class OwnCoursesPageSerializer(serializers.Serializer[OwnCoursesPage]):
    """Some courses that one takes part in, the newest first."""

    next = NextField()
    results = OwnCourseSerializer(many=True, source="rows")


class ConfirmedUnitSerializer(serializers.Serializer[Any]):
    """A unit as it was on the day of completion."""

    title = serializers.CharField()
    minutes = serializers.IntegerField()


class ConfirmedSectionSerializer(serializers.Serializer[Any]):
    """A section as it was on the day of completion."""

    title = serializers.CharField()
    units = ConfirmedUnitSerializer(many=True)


@example(CONFIRMATION)
class ConfirmationSerializer(serializers.ModelSerializer[Confirmation]):
    """What was completed, as it was on that day. `course` is null if that is gone."""

    course = serializers.SlugField(source="course.slug", allow_null=True, default=None)
    contents = ConfirmedSectionSerializer(many=True)

    class Meta:
        model = Confirmation
        fields = [
            *("public_id", "course", "course_title", "learner_name"),
            *("minutes", "completed_at", "contents"),
        ]


@example({"next": None, "results": [CONFIRMATION]})
class ConfirmationPageSerializer(serializers.Serializer[Any]):
    """Some confirmations, the newest first."""

    next = NextField()
    results = ConfirmationSerializer(many=True, source="rows")
