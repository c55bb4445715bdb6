"""How states, statements and reports look in JSON."""

from typing import Any

from rest_framework import serializers

from courses.h5p.models import Approval, Library
from courses.h5p.report import PartReport
from lms.api.examples import example
from lms.api.given import Asked, Given, MomentField

MOST_AT_ONCE = 100
PART = r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
SHOWN_STATEMENT = {
    "id": "6f0f9d7e-1c1a-4f57-9d0e-0b4a3f8f2a11",
    "verb": {"id": "http://adlnet.gov/expapi/verbs/answered"},
    "object": {"id": "https://lernhub.example/kurse/datenschutz/lernen/quiz/", "definition": {}},
    "result": {"score": {"min": 0, "raw": 1, "max": 2}},
}


@example({"sitting": "0191b4f0-0000-4000-8000-000000000001", "statements": [SHOWN_STATEMENT]})
class StatementsGiven(Given):
    """What a content reported in one opening of the player, oldest first (xAPI 1.0.3)."""

    sitting = serializers.UUIDField()
    statements = serializers.ListField(
        child=serializers.DictField(), min_length=1, max_length=MOST_AT_ONCE
    )


@example(
    {
        "new": 1,
        "raw_score": 1.0,
        "max_score": 2.0,
        "is_result": True,
        "saved_at": "2026-11-24T10:42:00+01:00",
    }
)
class KeptSerializer(serializers.Serializer[Any]):
    """What is known now: how many statements were new, the points so far, whether progress changed."""

    new = serializers.IntegerField()
    raw_score = serializers.FloatField(allow_null=True)
    max_score = serializers.FloatField(allow_null=True)
    is_result = serializers.BooleanField()
    saved_at = serializers.DateTimeField()


@example(
    {
        "sub_content_id": "",
        "data_type": "state",
        "data": '{"answers":[0]}',
        "sitting": "0191b4f0-0000-4000-8000-000000000001",
        "opened_at": "2026-11-24T10:40:00+01:00",
    }
)
class StateGiven(Given):
    """Where the learner is in a part of the content; "" is the whole, `data` null takes it away."""

    sub_content_id = serializers.RegexField(PART, allow_blank=True)
    data_type = serializers.CharField(max_length=60)
    data = serializers.CharField(  # type: ignore[assignment]
        allow_null=True, allow_blank=True, trim_whitespace=False
    )
    sitting = serializers.UUIDField()
    opened_at = MomentField()


@example({"saved_at": "2026-11-24T10:42:00+01:00"})
class StateSavedSerializer(serializers.Serializer[Any]):
    """When it was kept."""

    saved_at = serializers.DateTimeField()


class AnswerCountSerializer(serializers.Serializer[Any]):
    """An answer in words, how many gave it, and whether it is right (null: nobody says)."""

    words = serializers.ListField(child=serializers.CharField())
    people = serializers.IntegerField()
    is_right = serializers.BooleanField(allow_null=True)


@example(
    {
        "sub_content_id": "",
        "question": "Was stimmt?",
        "kind": "choice",
        "people": 12,
        "share_right": 0.75,
        "median_seconds": 34.0,
        "answers": [{"words": ["Ja"], "people": 9, "is_right": True}],
        "depth": 0,
    }
)
class PartReportSerializer(serializers.Serializer[PartReport]):
    """A (sub-)question: who answered what. `depth` counts the contents around it."""

    sub_content_id = serializers.CharField()
    question = serializers.CharField()
    kind = serializers.CharField()
    people = serializers.IntegerField()
    share_right = serializers.FloatField(allow_null=True)
    median_seconds = serializers.FloatField(allow_null=True)
    answers = AnswerCountSerializer(many=True)
    depth = serializers.IntegerField()


LIBRARY = {
    "public_id": "01936f2e-7b1c-7cc2-9a51-0d5f2f6f1fa7",
    "name": "H5P.Blanks 1.14.3",
    "title": "Fill in the Blanks",
    "author": "Joubel",
    "licence": "MIT",
    "is_runnable": True,
    "size_bytes": 184320,
    "origin": "lueckentext.h5p",
    "approval": "waiting",
    "added_at": "2026-11-24T10:42:00+01:00",
    "uses": 3,
}


@example(LIBRARY)
class LibrarySerializer(serializers.ModelSerializer[Library]):
    """A program that runs in learners' browsers once the centre has approved it. `uses` counts contents,
    `origin` is the package that brought it."""

    name = serializers.CharField(source="__str__")
    uses = serializers.IntegerField()

    class Meta:
        model = Library
        fields = list(LIBRARY)


class LibrariesAsked(Asked):
    """Which libraries."""

    approval = serializers.ChoiceField(
        choices=Approval.values, required=False, help_text="Without it: all, waiting ones first."
    )


@example({"package": "lueckentext.h5p"})
class LibrariesGiven(Given):
    """A package whose libraries the centre wants; its content is not taken."""

    package = serializers.FileField(max_length=200)


@example({"approval": "approved"})
class ApprovalGiven(Given):
    """What the centre decides."""

    approval = serializers.ChoiceField(choices=[Approval.APPROVED.value, Approval.BLOCKED.value])
