"""How standing and results look in JSON."""

from typing import Any

from rest_framework import serializers

from courses.learning.completion import ConditionState, Rule
from courses.learning.standing import CourseStanding, UnitEntry, UnitState


class ConditionSerializer(serializers.Serializer[Any]):
    """What completes a unit, and how far it is fulfilled. Percentages only for scores."""

    rule = serializers.ChoiceField(choices=[rule.value for rule in Rule])
    state = serializers.ChoiceField(choices=[state.value for state in ConditionState])
    needed_percent = serializers.IntegerField(allow_null=True)
    reached_percent = serializers.IntegerField(allow_null=True)


class UnitEntrySerializer(serializers.Serializer[UnitEntry]):
    """A unit as its learner finds it. `requires` names the keys of what has to be done first."""

    key = serializers.CharField(source="unit.key")
    kind = serializers.CharField(source="unit.kind")
    title = serializers.CharField(source="unit.title")
    summary = serializers.CharField(source="unit.summary")
    minutes = serializers.IntegerField(source="unit.minutes")
    number = serializers.IntegerField()
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


class SectionEntrySerializer(serializers.Serializer[Any]):
    """A section with its units."""

    key = serializers.CharField(source="section.key")
    title = serializers.CharField(source="section.title")
    units = UnitEntrySerializer(many=True)


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
