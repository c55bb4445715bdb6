"""The own profile as JSON."""

from rest_framework import serializers

from lms.accounts.models import Language, Theme, User
from lms.accounts.reading import CHOICES


class MeSerializer(serializers.ModelSerializer[User]):
    """The person who asks. `language` "" means: as the browser asks.

    From `text_size` on: how she reads.
    """

    id = serializers.UUIDField(source="public_id", read_only=True)
    display_name = serializers.CharField(max_length=120)
    language = serializers.ChoiceField(choices=Language.choices, allow_blank=True)
    theme = serializers.ChoiceField(choices=Theme.choices)

    class Meta:
        model = User
        fields = ("id", "username", "email", "display_name", "language", "theme", *CHOICES)
        read_only_fields = ("username", "email")
