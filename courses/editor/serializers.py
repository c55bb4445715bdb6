"""How drafts, their history and presence look in JSON."""

from typing import Any

from rest_framework import serializers

from courses.editor.differences import Change, Run
from courses.editor.findings import Finding
from courses.editor.limits import FIELD_LETTERS, TEXT_BYTES
from courses.editor.models import UnitRevision
from courses.editor.selectors import WorkingCopy
from courses.editor.services import Saved
from courses.editor.vocabulary import Origin
from lms.api.examples import example
from lms.api.given import Given
from lms.api.paging import EXAMPLE_NEXT, NextField

TOKEN = "4-9f86d081884c7d65"  # noqa: S105 names a state, opens nothing
MOMENT = "2026-11-25T10:42:00+01:00"
NAME = "Aylin Demir"
TEXT = "Ein Tafelbild beginnt mit einer Frage.\n"
LONGEST_NAME = 60


@example(
    {
        "token": TOKEN,
        "text": TEXT,
        "own_fields": {},
        "has_changes": True,
        "is_outdated": False,
        "saved_by": NAME,
        "saved_at": MOMENT,
    }
)
class DraftSerializer(serializers.Serializer[WorkingCopy]):
    """The text that a unit's authors work on. `token` names this state; a save sends it as `base`.

    `own_fields` are those of the unit's kind. With `has_changes` learners see something else; an outdated
    draft began from a published text that was replaced since. `saved_by` is a display name.
    """

    token = serializers.CharField()
    text = serializers.CharField(source="content.text", allow_blank=True)
    own_fields = serializers.DictField(
        child=serializers.CharField(allow_blank=True), source="content.fields"
    )
    has_changes = serializers.BooleanField()
    is_outdated = serializers.BooleanField()
    saved_by = serializers.CharField(allow_null=True)
    saved_at = serializers.DateTimeField(allow_null=True)


class TextGiven(Given):
    """A text, finished or not. Whether it could be published is told by the preview."""

    text = serializers.CharField(
        max_length=TEXT_BYTES, allow_blank=True, trim_whitespace=False, default=""
    )
    own_fields = serializers.DictField(
        child=serializers.CharField(
            max_length=FIELD_LETTERS, allow_blank=True, trim_whitespace=False
        ),
        default=dict,
    )


@example({"text": TEXT, "own_fields": {}})
class PreviewGiven(TextGiven):
    """A text to look at."""


@example({"base": TOKEN, "text": TEXT, "own_fields": {}, "writer": "desk-1"})
class DraftGiven(TextGiven):
    """What was written. `base` is the `token` that the writing began from: once somebody else has saved,
    the answer is 409, nothing is overwritten, and what was sent stands in the history, put aside.

    `writer` names the program or page that writes; a save whose answer got lost is then no collision.
    """

    base = serializers.CharField(max_length=LONGEST_NAME)
    writer = serializers.CharField(max_length=40, allow_blank=True, default="")


@example({"base": TOKEN})
class BaseGiven(Given):
    """Which state of the draft is meant: its `token`."""

    base = serializers.CharField(max_length=LONGEST_NAME)


@example({"token": TOKEN, "saved_at": MOMENT, "has_changes": True})
class SavedSerializer(serializers.Serializer[Saved]):
    """What is kept now. `token` is the `base` of the next save."""

    token = serializers.CharField()
    saved_at = serializers.DateTimeField()
    has_changes = serializers.BooleanField()


class FindingSerializer(serializers.Serializer[Finding]):
    """Something to mend. `line` counts from 1 in the text, or in the course's file `path`; 0: none.
    `field` names a field of the unit's kind."""

    message = serializers.CharField()
    line = serializers.IntegerField()
    quote = serializers.CharField(allow_blank=True)
    field = serializers.CharField(allow_blank=True)
    path = serializers.CharField(allow_blank=True)


FINDING = {
    "message": "“unit:weg” is not in this course. Add the file or unit, or mend the link.",
    "line": 3,
    "quote": "[weiter](unit:weg)",
    "field": "",
    "path": "",
}


@example(
    {
        "html": "<p>Ein Tafelbild beginnt mit einer Frage.</p>",
        "problems": [FINDING],
        "warnings": [],
        "words": 6,
        "minutes": 1,
    }
)
class LookSerializer(serializers.Serializer[Any]):
    """What learners would see, and what has to be mended before. `minutes` is estimated from `words`."""

    html = serializers.CharField(allow_blank=True)
    problems = FindingSerializer(many=True)
    warnings = FindingSerializer(many=True)
    words = serializers.IntegerField()
    minutes = serializers.IntegerField()


REVISION = {
    "public_id": "01930000-0000-7000-8000-000000000001",
    "origin": "saved",
    "author": NAME,
    "begun_at": "2026-11-25T10:33:00+01:00",
    "saved_at": MOMENT,
    "published_at": None,
}


@example(REVISION)
class RevisionSerializer(serializers.ModelSerializer[UnitRevision]):
    """A state that the text had. `author` is a display name, null when unknown or gone. What was put
    `aside` lost against somebody else's save."""

    origin = serializers.ChoiceField(choices=Origin.choices)
    author = serializers.CharField(allow_null=True)

    class Meta:
        model = UnitRevision
        fields = ["public_id", "origin", "author", "begun_at", "saved_at", "published_at"]


@example({"next": EXAMPLE_NEXT, "results": [REVISION]})
class RevisionPageSerializer(serializers.Serializer[object]):
    """Some states, the latest first."""

    next = NextField()
    results = RevisionSerializer(many=True, source="rows")


class RunSerializer(serializers.Serializer[Run]):
    """A stretch of text that is the same, was removed, or added."""

    change = serializers.ChoiceField(choices=[change.value for change in Change])
    text = serializers.CharField()


@example(
    {
        **REVISION,
        "text": TEXT,
        "own_fields": {},
        "changes": [{"change": "same", "text": "Ein "}, {"change": "added", "text": "gutes "}],
    }
)
class FullRevisionSerializer(RevisionSerializer):
    """A state with its text, and what has changed from it until now."""

    own_fields = serializers.DictField(child=serializers.CharField(), source="fields")
    changes = RunSerializer(many=True)

    class Meta(RevisionSerializer.Meta):
        fields = [*RevisionSerializer.Meta.fields, "text", "own_fields", "changes"]


@example({"others": [NAME], "token": TOKEN, "saved_by": NAME, "saved_at": MOMENT})
class PresenceSerializer(serializers.Serializer[Any]):
    """Who else has the unit open for writing, by display name; and the present state of the draft."""

    others = serializers.ListField(child=serializers.CharField())
    token = serializers.CharField()
    saved_by = serializers.CharField(allow_null=True)
    saved_at = serializers.DateTimeField(allow_null=True)
