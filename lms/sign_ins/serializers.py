"""A sign-in as JSON."""

from rest_framework import serializers

from lms.sign_ins.selectors import ListedSignIn


class SignInSerializer(serializers.Serializer[ListedSignIn]):
    """One browser of the person who asks."""

    id = serializers.UUIDField(source="sign_in.public_id")
    name = serializers.CharField(help_text="Browser and system in words.")
    started_at = serializers.DateTimeField(source="sign_in.started_at")
    last_seen_at = serializers.DateTimeField(
        source="sign_in.last_seen_at", help_text="Exact to ten minutes."
    )
    is_current = serializers.BooleanField(help_text="Whether it is the one that asks.")
