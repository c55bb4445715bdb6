"""The log of actions as JSON."""

from rest_framework import serializers

from lms.api.examples import example
from lms.audit.selectors import AuditPage, Line


class AuditLineSerializer(serializers.Serializer[Line]):
    """One entry. `actor` is null for the platform itself, and when the account was erased."""

    at = serializers.DateTimeField()
    actor = serializers.CharField(
        source="actor.username", default=None, allow_null=True, help_text="The user name."
    )
    action = serializers.CharField()
    target_type = serializers.CharField()
    target_id = serializers.CharField()
    details = serializers.DictField()


@example(
    {
        "results": [
            {
                "at": "2026-11-25T10:42:00+01:00",
                "actor": "aylin.demir",
                "action": "course.imported",
                "target_type": "outline.course",
                "target_id": "12",
                "details": {},
            }
        ],
        "next_key": None,
    }
)
class AuditPageSerializer(serializers.Serializer[AuditPage]):
    """Some entries, the newest first."""

    results = AuditLineSerializer(source="lines", many=True)
    next_key = serializers.CharField(allow_null=True)
