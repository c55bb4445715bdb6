"""How rosters and reports look in JSON."""

from collections.abc import Mapping
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from courses.learning.completion import ConditionState, Rule
from courses.learning.models import Attempt
from courses.learning.standing import UnitState
from courses.roster.filters import RosterFilter, Shown, Sort
from courses.roster.report import LearnerReport
from courses.roster.selectors import RosterPage, RosterRow, UnitCount
from courses.roster.stuck import LearnerState
from lms.api.examples import example
from lms.api.paging import NextField, PageAsked

ROW = {
    "public_id": "01936f2e-7b1c-7cc2-9a51-0d5f2f6f1fa0",
    "name": "Meryem Kaya",
    "places": ["Schule am See"],
    "state": "stuck",
    "units_done": 3,
    "units_total": 8,
    "enrolled_at": "2026-11-02T14:05:00+01:00",
    "last_active_at": "2026-11-09T10:00:00+01:00",
    "finished_at": None,
    "left_at": None,
    "stuck_on": "kurs-anlegen",
    "stuck_days": 9,
}


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


class RosterAsked(PageAsked):
    """What the roster is narrowed down to, and its order."""

    state = serializers.ChoiceField(
        choices=[shown.value for shown in Shown], required=False, default=Shown.ACTIVE.value
    )
    q = serializers.CharField(
        required=False,
        allow_blank=True,
        max_length=100,
        help_text="Words that all must be part of the name.",
    )
    school = serializers.UUIDField(
        required=False, help_text="People of a school you work at; see the summary."
    )
    school_class = serializers.UUIDField(
        required=False, help_text="People of a class you teach; see the summary."
    )
    sort = serializers.ChoiceField(
        choices=[sort.value for sort in Sort], required=False, default=Sort.NAME.value
    )


def filter_in(asked: dict[str, Any]) -> RosterFilter:
    """What was asked for, as the roster understands it."""
    return RosterFilter(
        shown=Shown(asked["state"]),
        search=asked.get("q", ""),
        school=asked.get("school"),
        school_class=asked.get("school_class"),
        sort=Sort(asked["sort"]),
    )


@example({"next": None, "results": [ROW]})
class RosterPageSerializer(serializers.Serializer[RosterPage]):
    """Some learners."""

    next = NextField()
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


@example(
    {
        "learner": ROW,
        "sections": [
            {
                "key": "anfang",
                "title": "Der Anfang",
                "units": [
                    {
                        "key": "kurs-anlegen",
                        "title": "Einen Kurs anlegen",
                        "state": "begun",
                        "condition": {
                            "rule": "score",
                            "state": "partly",
                            "needed_percent": 60,
                            "reached_percent": 40,
                        },
                        "completed_at": None,
                        "first_viewed_at": "2026-11-08T10:00:00+01:00",
                        "last_viewed_at": "2026-11-09T10:00:00+01:00",
                        "open_days": 9,
                        "attempts": [
                            {
                                "number": 1,
                                "raw_score": 4.0,
                                "max_score": 10.0,
                                "scaled": 0.4,
                                "submitted_at": "2026-11-09T10:00:00+01:00",
                            }
                        ],
                    }
                ],
            }
        ],
    }
)
class LearnerReportSerializer(serializers.Serializer[LearnerReport]):
    """One learner's way through one course."""

    learner = RosterRowSerializer(source="row")
    sections = SectionResultSerializer(many=True)


class StateCountSerializer(serializers.Serializer[Any]):
    """How many are in one state, as the filter `state` takes it."""

    state = serializers.ChoiceField(choices=[shown.value for shown in Shown])
    number = serializers.IntegerField()


class UnitCountSerializer(serializers.Serializer[UnitCount]):
    """How many have opened a unit without having done it, and how many have done it."""

    key = serializers.CharField(source="unit.key")
    title = serializers.CharField(source="unit.title")
    at_it = serializers.IntegerField()
    done = serializers.IntegerField()


class PlaceSerializer(serializers.Serializer[Any]):
    """A school or class to narrow the roster down to."""

    public_id = serializers.UUIDField()
    name = serializers.CharField()


@example(
    {
        "states": [{"state": "active", "number": 24}],
        "units": [{"key": "kurs-anlegen", "title": "Einen Kurs anlegen", "at_it": 5, "done": 12}],
        "schools": [{"public_id": "01936f2e-7b1c-7cc2-9a51-0d5f2f6f1f20", "name": "Schule am See"}],
        "classes": [],
    }
)
class RosterSummarySerializer(serializers.Serializer[Any]):
    """A course's learners in numbers, and the schools and classes that one may choose."""

    states = serializers.SerializerMethodField()
    units = UnitCountSerializer(source="summary.units", many=True)
    schools = PlaceSerializer(source="places.schools", many=True)
    classes = PlaceSerializer(source="places.classes", many=True)

    @extend_schema_field(StateCountSerializer(many=True))
    def get_states(self, found: Mapping[str, Any]) -> Any:
        """Each state with its number."""
        numbers = found["summary"].numbers
        return [{"state": shown.value, "number": number} for shown, number in numbers.items()]
