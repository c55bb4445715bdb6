"""The OpenAPI document itself."""

from functools import cache
from typing import Any

from django.utils import translation
from drf_spectacular.generators import SchemaGenerator


@cache
def document() -> dict[str, Any]:
    """What the API can do, for everybody and in English. Put together once: that takes seconds."""
    with translation.override("en"):
        found: dict[str, Any] = SchemaGenerator().get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
    return found


class OneDocument(SchemaGenerator):
    """For drf-spectacular's views: the document of this process, whoever asks."""

    def get_schema(self, request: Any = None, public: bool = False) -> dict[str, Any]:  # noqa: ARG002 - its signature
        """See `document`."""
        return document()
