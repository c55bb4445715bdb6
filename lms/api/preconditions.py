"""Versions of what is read: ETag on reads, 304 for who has it already, If-Match on writes.

The tag is a hash of the JSON, so it is strong: the same tag means the same bytes. A proxy that
compresses marks it as weak (`W/`); that says nothing about the values, so If-Match takes it all the same.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import wraps
from typing import Any, Protocol, TypeVar

from django.db import OperationalError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import parse_etags
from django.utils.translation import gettext_lazy as _
from rest_framework import status
from rest_framework.exceptions import APIException
from rest_framework.request import Request
from rest_framework.response import Response

from lms.api.renderers import JSONRenderer

COULD_NOT_SERIALISE = "40001"
ANYTHING = "*"


class Changed(APIException):
    """What the asker has seen is not what is there (412)."""

    status_code = status.HTTP_412_PRECONDITION_FAILED
    default_code = "changed_meanwhile"
    default_detail = _(
        "This was changed since you read it. Nothing was saved: read it again and repeat your change."
    )


class MatchNeeded(APIException):
    """Here nobody may write blindly (428, RFC 6585)."""

    status_code = status.HTTP_428_PRECONDITION_REQUIRED
    default_code = "if_match_needed"
    default_detail = _(
        "Others may have changed this. Read it first and send its ETag along as If-Match."
    )


class Readable(Protocol):
    """A view whose `get` shows what its other methods change."""

    needs_if_match: bool

    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """What is there now."""


Method = TypeVar("Method", bound=Callable[..., Response])


def tag_of(content: bytes) -> str:
    """The strong ETag of a representation."""
    return f'"{hashlib.sha256(content).hexdigest()[:32]}"'


def with_tag(request: HttpRequest) -> Callable[[HttpResponse], HttpResponse | None]:
    """A callback for a rendered answer to a read: gives it its ETag, or makes it a 304."""

    def tagged(response: HttpResponse) -> HttpResponse | None:
        tag = tag_of(response.content)
        response["ETag"] = tag
        if "If-None-Match" not in request.headers:
            return None
        return get_conditional_response(request, etag=tag, response=response)

    return tagged


def if_unchanged(method: Method) -> Method:
    """Let `method` of a view run only if If-Match names what its `get` shows at that moment."""

    @wraps(method)
    def checked(view: Readable, request: Request, *args: Any, **kwargs: Any) -> Response:
        wanted = request.headers.get("If-Match")
        if wanted is None:
            if view.needs_if_match:
                view.get(request, *args, **kwargs)  # what is absent needs no If-Match
                raise MatchNeeded
            return method(view, request, *args, **kwargs)
        with _one_moment():
            _require_current(view, request, wanted=wanted, names=kwargs)
            return method(view, request, *args, **kwargs)

    return checked  # type: ignore[return-value]


def _require_current(
    view: Readable, request: Request, *, wanted: str, names: Mapping[str, Any]
) -> None:
    """Raise Changed unless one of the tags in `wanted` is that of the present state."""
    present = tag_of(JSONRenderer().render(view.get(request, **names).data))
    tags = [tag.removeprefix("W/") for tag in parse_etags(wanted)]
    if ANYTHING not in tags and present not in tags:
        raise Changed


@contextmanager
def _one_moment() -> Iterator[None]:
    """Read and write the same state of the data.

    SQLite's transactions hold the database. PostgreSQL shows one snapshot, and refuses to lock a row that
    somebody has changed since, whichever door she came through.
    """
    is_outermost = not connection.in_atomic_block
    try:
        with transaction.atomic():
            if is_outermost and connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            yield
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", "") == COULD_NOT_SERIALISE:
            raise Changed from error
        raise
