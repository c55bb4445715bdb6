"""Examples of what is sent and received, stated beside the serializer whose shape they have."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework.serializers import BaseSerializer

SomeSerializer = TypeVar("SomeSerializer", bound=type[BaseSerializer[Any]])
WITH_BODY = ("200", "201", "202")


def example(value: Mapping[str, Any]) -> Callable[[SomeSerializer], SomeSerializer]:
    """Show `value` wherever the decorated serializer is sent or received; for lists, one entry."""
    return extend_schema_serializer(
        examples=[OpenApiExample("Example", value=dict(value), status_codes=WITH_BODY)]
    )
