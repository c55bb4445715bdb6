"""How notebooks and what was handed in look in JSON."""

from typing import Any

from rest_framework import serializers

from hub.notebooks.deadlines import Deadline
from hub.notebooks.models import Submission
from hub.notebooks.records import feedback_of
from lms.api.examples import example
from lms.api.given import Given

SHOWN_SUBMISSION = {
    "id": "0191b4f0-0000-7000-8000-000000000000",
    "number": 2,
    "handed_in_at": "2026-11-24T10:42:00+01:00",
    "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "is_late": False,
    "state": "graded",
    "points": 3.0,
    "most_points": 5.0,
    "needs_a_person": False,
    "reason": "",
}


SHOWN_DEADLINE = {
    "due_at": "2026-12-04T18:00:00+01:00",
    "grace_minutes": 60,
    "closes_at": "2026-12-04T19:00:00+01:00",
    "is_extended": False,
}


@example(SHOWN_DEADLINE)
class DeadlineSerializer(serializers.Serializer[Deadline]):
    """Until when: from `due_at` on late, from `closes_at` on not at all; null is without an end."""

    due_at = serializers.DateTimeField(allow_null=True)
    grace_minutes = serializers.IntegerField()
    closes_at = serializers.DateTimeField(allow_null=True)
    is_extended = serializers.BooleanField()


@example(
    {
        "notebook": {},
        "points": 5.0,
        "data": ["medien/messwerte.csv"],
        "deadline": SHOWN_DEADLINE,
    }
)
class NotebookSerializer(serializers.Serializer[Any]):
    """A unit's notebook as learners get it, what it is worth, the files beside it, and until when."""

    deadline = DeadlineSerializer()
    notebook = serializers.JSONField()
    points = serializers.FloatField()
    data = serializers.ListField(child=serializers.CharField())  # type: ignore[assignment]


@example(SHOWN_SUBMISSION)
class SubmissionSerializer(serializers.Serializer[Submission]):
    """A version that was handed in. `points` are those that count, null before there are any."""

    id = serializers.UUIDField(source="public_id")
    number = serializers.IntegerField()
    handed_in_at = serializers.DateTimeField()
    sha256 = serializers.CharField(source="file.sha256")
    is_late = serializers.BooleanField()
    state = serializers.CharField()
    points = serializers.FloatField(source="counted_points", allow_null=True)
    most_points = serializers.FloatField(allow_null=True)
    needs_a_person = serializers.BooleanField()
    reason = serializers.CharField()


class TestSerializer(serializers.Serializer[Any]):
    """A test; a hidden one says only whether it was passed."""

    __test__ = False

    shown = serializers.CharField()
    passed = serializers.BooleanField()
    sentence = serializers.CharField()
    is_hidden = serializers.BooleanField()


class CellSerializer(serializers.Serializer[Any]):
    """A graded cell; `points` is null where a person has to look."""

    number = serializers.IntegerField()
    name = serializers.CharField()
    points = serializers.FloatField(allow_null=True)
    most = serializers.FloatField()
    tests = TestSerializer(many=True)


class CodeErrorSerializer(serializers.Serializer[Any]):
    """An error of the learner's code."""

    where = serializers.CharField()
    line = serializers.IntegerField()
    sentence = serializers.CharField()


class FeedbackSerializer(serializers.Serializer[Any]):
    """What the tests said, and what the code ended with."""

    cells = CellSerializer(many=True)
    code_errors = CodeErrorSerializer(many=True, source="errors")


@example({**SHOWN_SUBMISSION, "cells": [], "code_errors": []})
class SubmissionWithFeedbackSerializer(SubmissionSerializer):
    """A version with what the tests said, cell by cell."""

    cells = serializers.SerializerMethodField()
    code_errors = serializers.SerializerMethodField()

    def get_cells(self, submission: Submission) -> list[dict[str, Any]]:
        """Each graded cell."""
        cells = feedback_of(submission.record).cells
        return [dict(CellSerializer(cell).data) for cell in cells]

    def get_code_errors(self, submission: Submission) -> list[dict[str, Any]]:
        """What the code ended with."""
        errors = feedback_of(submission.record).errors
        return [dict(CodeErrorSerializer(error).data) for error in errors]


@example({"file": "abgabe.ipynb"})
class NotebookGiven(Given):
    """The notebook to hand in."""

    file = serializers.FileField(max_length=400)


@example({"points": 4.5, "reason": "Die Idee stimmt."})
class PointsGiven(Given):
    """Points by hand, and why; the learner reads it."""

    points = serializers.FloatField(min_value=0)
    reason = serializers.CharField(max_length=2000)


@example({"versions": 12})
class RegradedSerializer(serializers.Serializer[Any]):
    """How many versions are graded anew."""

    versions = serializers.IntegerField()
