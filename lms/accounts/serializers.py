"""The own profile as JSON."""

from rest_framework import serializers

from lms.accounts.models import Language, Theme, User
from lms.accounts.reading import CHOICES, Contrast, Font, LineSpacing, Motion, TextSize
from lms.api.examples import example
from lms.api.given import Given


@example(
    {
        "id": "01936f2e-7b1c-7cc2-9a51-0d5f2f6f1f10",
        "username": "meryem.kaya",
        "email": "meryem.kaya@schule-am-see.example",
        "display_name": "Meryem Kaya",
        "language": "de",
        "theme": "auto",
        "text_size": "100",
        "line_spacing": "usual",
        "font": "fira",
        "motion": "device",
        "contrast": "device",
    }
)
class MeSerializer(serializers.ModelSerializer[User]):
    """The person who asks. `language` "" means: as the browser asks.

    From `text_size` on: how she reads.
    """

    id = serializers.UUIDField(source="public_id")
    email = serializers.CharField(help_text="Empty for who has none, as many pupils.")
    language = serializers.ChoiceField(choices=Language.choices, allow_blank=True)

    class Meta:
        model = User
        fields = ("id", "username", "email", "display_name", "language", "theme", *CHOICES)
        read_only_fields = fields


@example({"display_name": "Meryem Kaya", "theme": "dark"})
class MeGiven(Given):
    """What can be changed of oneself; what is left out stays."""

    display_name = serializers.CharField(max_length=120, required=False)
    language = serializers.ChoiceField(choices=Language.choices, allow_blank=True, required=False)
    theme = serializers.ChoiceField(choices=Theme.choices, required=False)
    text_size = serializers.ChoiceField(choices=TextSize.choices, required=False)
    line_spacing = serializers.ChoiceField(choices=LineSpacing.choices, required=False)
    font = serializers.ChoiceField(choices=Font.choices, required=False)
    motion = serializers.ChoiceField(choices=Motion.choices, required=False)
    contrast = serializers.ChoiceField(choices=Contrast.choices, required=False)
