"""What requests bring, named and checked: bodies and query parameters. Nothing unknown is passed over."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.request import Request

SHOWN_LETTERS = 80


class Given(serializers.Serializer[Any]):
    """A body. Keys that it does not know are refused: a typing mistake must not look like success."""

    @classmethod
    def read(cls, request: Request, **options: Any) -> dict[str, Any]:
        """The checked values of the body. Raises DRF's ValidationError."""
        return _checked(cls(data=request.data, **options))

    def to_internal_value(self, data: Any) -> Any:
        """As DRF does, after looking for keys that are not fields."""
        if isinstance(data, Mapping) and (unknown := data.keys() - self.fields.keys()):
            sentence = _("This is not known here. Possible are: %(names)s.") % {
                "names": ", ".join(self.fields)
            }
            raise serializers.ValidationError(
                {str(name)[:SHOWN_LETTERS]: [sentence] for name in sorted(map(str, unknown))[:5]}
            )
        return super().to_internal_value(data)


class Asked(Given):
    """Query parameters. In the OpenAPI document each field is one parameter."""

    @classmethod
    def read(cls, request: Request, **options: Any) -> dict[str, Any]:
        """The checked values of the query. Raises DRF's ValidationError."""
        return _checked(cls(data=request.query_params, **options))


def _checked(form: Given) -> dict[str, Any]:
    form.is_valid(raise_exception=True)
    return dict(form.validated_data)
