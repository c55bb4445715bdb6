"""How everybody's work, deadlines and runs look in JSON."""

from typing import Any

from rest_framework import serializers

from hub.notebooks.deadlines import MOST_GRACE_MINUTES
from hub.notebooks.records import SaidRun
from hub.notebooks.report import LearnersWork, OneLearnersWork, Stage
from hub.notebooks.serializers import (
    SHOWN_DEADLINE,
    SHOWN_SUBMISSION,
    DeadlineSerializer,
    FeedbackSerializer,
    SubmissionSerializer,
)
from lms.api.examples import example
from lms.api.given import Asked, Given, MomentField
from lms.api.paging import EXAMPLE_NEXT, NextField, PageAsked

STAGES = [stage.value for stage in Stage]
SHOWN_WORK = {
    "id": "01936f2e-7b1c-7cc2-9a51-0d5f2f6f1fa0",
    "learner": "Meryem Kaya",
    "stage": "graded",
    "opened_at": "2026-11-23T08:00:00+01:00",
    "worked_at": "2026-11-24T10:00:00+01:00",
    "versions": 2,
    "deadline": SHOWN_DEADLINE,
    "last": SHOWN_SUBMISSION,
    "best": SHOWN_SUBMISSION,
}


class WorkAsked(PageAsked):
    """How far those are whom the list is narrowed down to."""

    stage = serializers.ChoiceField(choices=STAGES, required=False)

    def validate_stage(self, value: str) -> Stage:
        """As the rest of the code has it."""
        return Stage(value)


class ArchiveAsked(Asked):
    """Which versions the ZIP holds."""

    versions = serializers.ChoiceField(choices=["last", "all"], required=False, default="last")


@example(SHOWN_WORK)
class WorkSerializer(serializers.Serializer[LearnersWork]):
    """A participant; `id` is the enrolment's. `best` is the version that counts."""

    id = serializers.UUIDField(source="public_id")
    learner = serializers.CharField(source="name")
    stage = serializers.ChoiceField(choices=STAGES)
    opened_at = serializers.DateTimeField(allow_null=True)
    worked_at = serializers.DateTimeField(allow_null=True)
    versions = serializers.IntegerField()
    deadline = DeadlineSerializer()
    last = SubmissionSerializer(allow_null=True)
    best = SubmissionSerializer(allow_null=True)


@example({"numbers": {"graded": 1}, "rows": [SHOWN_WORK], "next": EXAMPLE_NEXT})
class WorkPageSerializer(serializers.Serializer[Any]):
    """Some participants, and how many are at each stage."""

    numbers = serializers.DictField(child=serializers.IntegerField())
    rows = WorkSerializer(many=True)
    next = NextField()


@example({"work": SHOWN_WORK, "versions": [SHOWN_SUBMISSION]})
class LearnersWorkSerializer(serializers.Serializer[OneLearnersWork]):
    """One participant with every version, newest first."""

    work = WorkSerializer(source="row")
    versions = SubmissionSerializer(many=True)


@example({"due_at": "2026-12-04T18:00:00+01:00", "grace_minutes": 60})
class DeadlineGiven(Given):
    """Until when, and how long late notebooks are still taken."""

    due_at = MomentField(allow_null=True)
    grace_minutes = serializers.IntegerField(
        min_value=0, max_value=MOST_GRACE_MINUTES, required=False, default=0
    )


@example({"due_at": "2026-12-11T18:00:00+01:00"})
class ExtensionGiven(Given):
    """Until when this one learner may hand in; null: as everybody."""

    due_at = MomentField(allow_null=True)


@example(
    {
        "number": 1,
        "graded_at": "2026-11-24T10:43:00+01:00",
        "points": 3.0,
        "most": 5.0,
        "engine": 1,
        "versions": {"python": "3.11.7", "numpy": "2.4.6"},
        "assignment": "9f86d081884c",
        "seconds": 1.4,
        "wall_seconds": 60.0,
        "cpu_seconds": 40.0,
        "memory": 1024,
        "processes": 64,
        "endings": [],
        "log": "",
        "feedback": {"cells": [], "code_errors": []},
    }
)
class GradingRunSerializer(serializers.Serializer[SaidRun]):
    """A run of the tests: `memory` in MiB, `assignment` begins the author's file's SHA-256."""

    number = serializers.IntegerField()
    graded_at = serializers.DateTimeField()
    points = serializers.FloatField()
    most = serializers.FloatField()
    engine = serializers.IntegerField()
    versions = serializers.SerializerMethodField()
    assignment = serializers.CharField()
    seconds = serializers.FloatField()
    wall_seconds = serializers.FloatField()
    cpu_seconds = serializers.FloatField()
    memory = serializers.IntegerField()
    processes = serializers.IntegerField()
    endings = serializers.ListField(child=serializers.CharField())
    log = serializers.CharField()
    feedback = FeedbackSerializer()

    def get_versions(self, run: SaidRun) -> dict[str, str]:
        """What the run was made with."""
        return dict(run.versions)
