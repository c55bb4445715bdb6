"""What requests bring: JSON, read with bounds."""

import math
from collections.abc import Mapping
from typing import IO, Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import parsers, status
from rest_framework.exceptions import APIException, ParseError
from rest_framework.utils import json


class TooLarge(APIException):
    """More than we read (413)."""

    status_code = status.HTTP_413_REQUEST_ENTITY_TOO_LARGE
    default_code = "too_large"
    default_detail = gettext_lazy("This is more data than one request may bring.")


class JSONParser(parsers.JSONParser):
    """JSON that is endless, unreadable or absurd is the asker's mistake (4xx), never ours (500)."""

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,  # noqa: ARG002 - DRF's signature
        parser_context: Mapping[str, Any] | None = None,  # noqa: ARG002 - JSON is UTF-8, RFC 8259
    ) -> Any:
        """The values that `stream` spells. Raises ParseError and TooLarge."""
        most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        raw = stream.read(most + 1)
        if len(raw) > most:
            raise TooLarge
        try:
            data = json.loads(raw.decode(), parse_float=_finite, parse_int=_whole)
            json.dumps(data, ensure_ascii=False).encode()  # half a surrogate pair can't be stored
        except RecursionError as error:
            raise ParseError(_("Lists and objects are nested too deeply.")) from error
        except ValueError as error:
            raise ParseError(_("This is not JSON: %(reason)s") % {"reason": error}) from error
        return data


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError(_("a number is too large"))
    return number


def _whole(digits: str) -> int:
    """A whole number that is a float's size at most: whoever reckons with it must not overflow."""
    _finite(digits)
    return int(digits)
