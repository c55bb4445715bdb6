"""What doors have in common behind which files lie."""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse
from rest_framework import serializers

from lms.api.given import Asked

FILE = OpenApiResponse(OpenApiTypes.BINARY, description="The file, with its own type.")
FILE_RESPONSES: dict[Any, Any] = {
    (200, "*/*"): FILE,
    (206, "*/*"): OpenApiResponse(OpenApiTypes.BINARY, description="The part that `Range` names."),
    416: OpenApiResponse(None, description="`Range` lies outside the file."),
}


class WidthAsked(Asked):
    """For pictures: the width in pixels that is wanted."""

    w = serializers.IntegerField(
        required=False,
        min_value=1,
        max_value=9999,
        help_text="For pictures, the width in pixels that will do.",
    )
