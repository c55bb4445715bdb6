"""Lists page by key: each answer carries the address of the next page, or null."""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.utils.urls import replace_query_param

from lms.api.given import Asked

MOST_ROWS = 100
USUAL_ROWS = 25
MOST_KEY_LETTERS = 1000
EXAMPLE_NEXT = "https://lernhub.example/api/v1/questions/?after=WyItYXNrZWRfYXQiXQ"


class PageAsked(Asked):
    """Which page of a list. Filters of a list are fields of a subclass."""

    after = serializers.CharField(
        required=False,
        max_length=MOST_KEY_LETTERS,
        help_text="Where the page starts. Only `next` of the page before knows.",
    )
    limit = serializers.IntegerField(
        required=False,
        min_value=1,
        max_value=MOST_ROWS,
        default=USUAL_ROWS,
        help_text="How many entries at most.",
    )


@extend_schema_field(OpenApiTypes.URI)
class NextField(serializers.CharField):
    """The address of the next page, null on the last. The page's serializer needs the request.

    Reads `next_key` of a `kernel.paging.Page`, or of a read model that has one.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"source": "next_key", "allow_null": True, "read_only": True, **options})

    def to_representation(self, value: Any) -> str:
        """This request's address with the key in it."""
        address = self.context["request"].build_absolute_uri()
        return str(replace_query_param(address, "after", value))
