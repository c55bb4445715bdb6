"""The log of actions as JSON."""

from rest_framework import serializers

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


class AuditPageSerializer(serializers.Serializer[AuditPage]):
    """Some entries, the newest first."""

    results = AuditLineSerializer(source="lines", many=True)
    next_key = serializers.CharField(allow_null=True)
