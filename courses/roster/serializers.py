"""How rosters and reports look in JSON."""

from typing import Any

from rest_framework import serializers

from courses.learning.completion import ConditionState, Rule
from courses.learning.models import Attempt
from courses.learning.standing import UnitState
from courses.roster.report import LearnerReport
from courses.roster.selectors import RosterPage, RosterRow
from courses.roster.stuck import LearnerState


class RosterRowSerializer(serializers.Serializer[RosterRow]):
    """One learner. `stuck_on` is the key of a unit, null unless `state` is "stuck"."""

    public_id = serializers.UUIDField()
    name = serializers.CharField()
    places = serializers.ListField(child=serializers.CharField())
    state = serializers.ChoiceField(choices=[state.value for state in LearnerState])
    units_done = serializers.IntegerField()
    units_total = serializers.IntegerField()
    enrolled_at = serializers.DateTimeField()
    last_active_at = serializers.DateTimeField(allow_null=True)
    finished_at = serializers.DateTimeField(allow_null=True)
    left_at = serializers.DateTimeField(allow_null=True)
    stuck_on = serializers.SerializerMethodField()
    stuck_days = serializers.IntegerField()

    def get_stuck_on(self, row: RosterRow) -> str | None:
        """Key of the unit that has been open the longest."""
        return row.stuck_on.key if row.stuck_on else None


class RosterPageSerializer(serializers.Serializer[RosterPage]):
    """Some learners; `next_key` goes into `after` for more, null at the end."""

    next_key = serializers.CharField(allow_null=True)
    results = RosterRowSerializer(many=True, source="rows")


class AttemptSerializer(serializers.ModelSerializer[Attempt]):
    """One result in a unit."""

    class Meta:
        model = Attempt
        fields = ["number", "raw_score", "max_score", "scaled", "submitted_at"]


class NeededSerializer(serializers.Serializer[Any]):
    """What completes the unit, and how far that is fulfilled. Percentages only for scores."""

    rule = serializers.ChoiceField(choices=[rule.value for rule in Rule])
    state = serializers.ChoiceField(choices=[state.value for state in ConditionState])
    needed_percent = serializers.IntegerField(allow_null=True)
    reached_percent = serializers.IntegerField(allow_null=True)


class UnitResultSerializer(serializers.Serializer[Any]):
    """A unit as one learner has left it; `open_days` is null unless it is begun and not done."""

    key = serializers.CharField(source="entry.unit.key")
    title = serializers.CharField(source="entry.unit.title")
    state = serializers.ChoiceField(
        source="entry.state", choices=[state.value for state in UnitState]
    )
    condition = NeededSerializer(source="entry.condition")
    completed_at = serializers.DateTimeField(source="entry.completed_at", allow_null=True)
    first_viewed_at = serializers.DateTimeField(allow_null=True)
    last_viewed_at = serializers.DateTimeField(allow_null=True)
    open_days = serializers.IntegerField(allow_null=True)
    attempts = AttemptSerializer(many=True)


class SectionResultSerializer(serializers.Serializer[Any]):
    """A section with the results of its units."""

    key = serializers.CharField(source="section.key")
    title = serializers.CharField(source="section.title")
    units = UnitResultSerializer(many=True)


class LearnerReportSerializer(serializers.Serializer[LearnerReport]):
    """One learner's way through one course."""

    learner = RosterRowSerializer(source="row")
    sections = SectionResultSerializer(many=True)
