"""How data protection looks in JSON."""

from typing import Any

from rest_framework import serializers

from lms.api.examples import example
from lms.api.given import Given
from lms.api.paging import EXAMPLE_NEXT, NextField, PageAsked
from lms.privacy.models import CorrectionRequest, DataExport, DeletionRequest
from lms.privacy.services.correcting import ABOUT_LETTERS, BODY_LETTERS
from lms.privacy.services.leaving import REASON_LETTERS
from lms.privacy.vocabulary import CorrectionState, DeletionKind, ExportState

ID = "019ab3d2-6c1f-7a40-9b1e-3f2a5c7d8e90"
MOMENT = "2026-11-25T09:30:00+01:00"


@example(
    {
        "key": "enrolment-enrolment-learner",
        "label": "Courses you take part in",
        "activity": "learning",
        "number": 3,
        "retention": "As long as the account exists",
        "on_erasure": "delete",
    }
)
class KindSerializer(serializers.Serializer[Any]):
    """One kind of data about the person who asks."""

    key = serializers.CharField(source="entry.key")
    label = serializers.CharField(source="entry.label")  # type: ignore[assignment]
    activity = serializers.CharField(source="entry.activity")
    number = serializers.IntegerField()
    retention = serializers.CharField()
    on_erasure = serializers.ChoiceField(
        choices=["delete", "anonymise", "keep"], source="entry.on_erasure"
    )


@example(
    {
        "next": EXAMPLE_NEXT,
        "results": [{"course": {"id": ID, "name": "Unterricht planen"}, "enrolled_at": MOMENT}],
    }
)
class DataRowsSerializer(serializers.Serializer[Any]):
    """Some rows of one kind, each with the fields of that kind."""

    next = NextField()
    results = serializers.ListField(child=serializers.DictField(), source="rows")


@example(
    {
        "public_id": ID,
        "state": "running",
        "percent": 40,
        "step": "Your results",
        "requested_at": MOMENT,
        "ready_at": None,
        "expires_at": None,
        "size_bytes": 0,
    }
)
class ExportSerializer(serializers.ModelSerializer[DataExport]):
    """An archive; `percent` and `step` while it is put together."""

    state = serializers.ChoiceField(choices=ExportState.choices)

    class Meta:
        model = DataExport
        fields = [
            "public_id",
            "state",
            "percent",
            "step",
            "requested_at",
            "ready_at",
            "expires_at",
            "size_bytes",
        ]


OWN_DELETION = {
    "public_id": ID,
    "kind": "own",
    "reason": "",
    "requested_at": MOMENT,
    "due_at": MOMENT,
}


@example(OWN_DELETION)
class DeletionSerializer(serializers.ModelSerializer[DeletionRequest]):
    """A planned erasure of one's own account."""

    kind = serializers.ChoiceField(choices=DeletionKind.choices)

    class Meta:
        model = DeletionRequest
        fields = ["public_id", "kind", "reason", "requested_at", "due_at"]


PLANNED_DELETION = {**OWN_DELETION, "username": "meryem.kaya", "held_up_at": None}


@example(PLANNED_DELETION)
class PlannedDeletionSerializer(DeletionSerializer):
    """A planned erasure as the centre sees it; held up while something has to happen first."""

    username = serializers.CharField(source="person.username")

    class Meta(DeletionSerializer.Meta):
        fields = [*DeletionSerializer.Meta.fields, "username", "held_up_at"]


@example({"next": None, "results": [PLANNED_DELETION]})
class DeletionPageSerializer(serializers.Serializer[Any]):
    """Some planned erasures, the next one first."""

    next = NextField()
    results = PlannedDeletionSerializer(many=True, source="rows")


@example({"name": "meryem.kaya", "reason": "has left the school"})
class DeletionGiven(Given):
    """Whose account the centre has erased, and why: the person reads it."""

    name = serializers.CharField(max_length=254, help_text="User name or e-mail address.")
    reason = serializers.CharField(max_length=REASON_LETTERS)


CORRECTION = {
    "public_id": ID,
    "about": "Schools and classes",
    "body": "I have changed to class 8a.",
    "created_at": MOMENT,
    "state": "done",
    "answer": "Corrected.",
    "answered_at": MOMENT,
}


@example(CORRECTION)
class CorrectionSerializer(serializers.ModelSerializer[CorrectionRequest]):
    """A request for correction, with the answer if there is one."""

    state = serializers.ChoiceField(choices=CorrectionState.choices)

    class Meta:
        model = CorrectionRequest
        fields = ["public_id", "about", "body", "created_at", "state", "answer", "answered_at"]


@example({"next": None, "results": [CORRECTION]})
class CorrectionPageSerializer(serializers.Serializer[Any]):
    """Some requests for correction."""

    next = NextField()
    results = CorrectionSerializer(many=True, source="rows")


class CorrectionsAsked(PageAsked):
    """Requests in which state."""

    state = serializers.ChoiceField(
        choices=CorrectionState.choices, required=False, default=CorrectionState.NEW
    )


@example({"about": "Schools and classes", "body": "I have changed to class 8a."})
class CorrectionGiven(Given):
    """What should be corrected."""

    about = serializers.CharField(max_length=ABOUT_LETTERS)
    body = serializers.CharField(max_length=BODY_LETTERS)


@example({"answer": "Corrected.", "done": True})
class AnswerGiven(Given):
    """What the centre answers; `done` says that it has been corrected."""

    answer = serializers.CharField(max_length=BODY_LETTERS)
    done = serializers.BooleanField(default=False)


@example(
    {
        "name": "log-of-actions",
        "label": "Log of actions",
        "days": 365,
        "last_run": MOMENT,
        "removed_recently": 12,
    }
)
class RuleSerializer(serializers.Serializer[Any]):
    """One rule of retention; `days` null where it is off. `removed_recently` within thirty days."""

    name = serializers.CharField(source="rule.name")
    label = serializers.CharField(source="rule.label")  # type: ignore[assignment]
    days = serializers.IntegerField(allow_null=True)
    last_run = serializers.DateTimeField(allow_null=True)
    removed_recently = serializers.IntegerField()


class TableSerializer(serializers.Serializer[Any]):
    """A table that belongs to an activity."""

    label = serializers.CharField()  # type: ignore[assignment]
    table = serializers.CharField()
    retention = serializers.CharField()
    on_erasure = serializers.CharField()


@example(
    {
        "name": "account",
        "title": "Accounts and sign-in",
        "purpose": "Let people in.",
        "legal_basis": "Art. 6 (1) (e) GDPR with § 3 NDSG",
        "people": "Teachers",
        "recipients": "Centre staff",
        "retention": "As long as the account exists",
        "tables": [
            {
                "label": "Account",
                "table": "accounts.User",
                "retention": "As long as the account exists",
                "on_erasure": "delete",
            }
        ],
    }
)
class RecordSerializer(serializers.Serializer[Any]):
    """One processing activity (Art. 30 GDPR)."""

    name = serializers.CharField()
    title = serializers.CharField()
    purpose = serializers.CharField()
    legal_basis = serializers.CharField()
    people = serializers.CharField()
    recipients = serializers.CharField()
    retention = serializers.CharField()
    tables = TableSerializer(many=True)
