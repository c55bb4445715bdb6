"""A sign-in as JSON."""

from rest_framework import serializers

from lms.api.examples import example
from lms.sign_ins.selectors import ListedSignIn


@example(
    {
        "id": "0b9c6a54-3f0e-4d0a-9b51-7d7d2f4be1aa",
        "name": "Firefox, Linux",
        "started_at": "2026-11-24T08:00:00+01:00",
        "last_seen_at": "2026-11-25T10:40:00+01:00",
        "is_current": True,
    }
)
class SignInSerializer(serializers.Serializer[ListedSignIn]):
    """One browser of the person who asks."""

    id = serializers.UUIDField(source="sign_in.public_id")
    name = serializers.CharField(help_text="Browser and system in words.")
    started_at = serializers.DateTimeField(source="sign_in.started_at")
    last_seen_at = serializers.DateTimeField(
        source="sign_in.last_seen_at", help_text="Exact to ten minutes."
    )
    is_current = serializers.BooleanField(help_text="Whether it is the one that asks.")
