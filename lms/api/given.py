"""What requests bring, named and checked: bodies and query parameters. Nothing unknown is passed over."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.request import Request

SHOWN_LETTERS = 80
EARLIEST = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
LATEST = datetime.datetime(2100, 1, 1, tzinfo=datetime.UTC)
JSON_TYPES: Mapping[type, tuple[type, ...]] = {
    serializers.BooleanField: (bool,),
    serializers.IntegerField: (int, float),
    serializers.FloatField: (int, float),
    serializers.CharField: (str,),
}


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
        if isinstance(data, Mapping) and (wrong := self.misfits(data)):
            raise serializers.ValidationError(wrong)
        return super().to_internal_value(data)

    def misfits(self, data: Mapping[str, Any]) -> dict[str, list[str]]:
        """A sentence for each field whose value is of another JSON type: 655 is no text, "true" no truth.

        None for forms (multipart): all their values are texts.
        """
        if isinstance(data, QueryDict):
            return {}
        sentences = {name: _misfit(field, data.get(name)) for name, field in self.fields.items()}
        return {str(name): [sentence] for name, sentence in sentences.items() if sentence}


class Asked(Given):
    """Query parameters. In the OpenAPI document each field is one parameter.

    `?after=` is a value, the empty one, and is refused where that makes no sense: passing over it, as forms
    do with fields left blank, would answer another question than was asked.
    """

    @classmethod
    def read(cls, request: Request, **options: Any) -> dict[str, Any]:
        """The checked values of the query. Raises DRF's ValidationError."""
        fields = cls().fields
        asked = {
            name: values if isinstance(fields.get(name), serializers.ListField) else values[-1]
            for name, values in request.query_params.lists()
        }
        return _checked(cls(data=asked, **options))

    def misfits(self, data: Mapping[str, Any]) -> dict[str, list[str]]:  # noqa: ARG002
        """None: all values in addresses are texts."""
        return {}


class MomentField(serializers.DateTimeField):
    """A moment of this century: others are typing mistakes, and some have no local time at all."""

    def to_internal_value(self, value: Any) -> datetime.datetime:
        """Raises DRF's ValidationError."""
        moment = super().to_internal_value(value)
        if not EARLIEST <= moment < LATEST:
            raise serializers.ValidationError(_("Please choose a moment between 2000 and 2099."))
        return moment


def _misfit(field: Any, value: Any) -> str:
    """What to say where DRF would make another type of `value`, which the document does not promise."""
    if isinstance(field, serializers.ListField) and isinstance(value, list):
        return next(filter(None, (_misfit(field.child, each) for each in value)), "")
    if isinstance(field, serializers.DictField) and isinstance(value, Mapping):
        return next(filter(None, (_misfit(field.child, each) for each in value.values())), "")
    fitting = [types for kind, types in JSON_TYPES.items() if isinstance(field, kind)]
    is_misfit = value is not None and any(type(value) not in types for types in fitting)
    return str(field.error_messages["invalid"]) if is_misfit else ""


def _checked(form: Given) -> dict[str, Any]:
    form.is_valid(raise_exception=True)
    return dict(form.validated_data)
