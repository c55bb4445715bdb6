"""The description of the API: for machines as OpenAPI, for people as pages."""

from functools import cache
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from drf_spectacular.views import SpectacularAPIView
from rest_framework.permissions import AllowAny
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from lms.api.document import OneDocument, document
from lms.api.manual import Operation, rooms_of
from lms.api.scopes import SCOPE_LABELS
from lms.kernel.errors import NotFound
from lms.markup.rendering import render as rendered


class SchemaView(SpectacularAPIView):
    """The description of the API for machines, open to everybody, written once: that takes a second."""

    permission_classes = [AllowAny]
    generator_class = OneDocument

    def finalize_response(
        self, request: Request, response: Response, *args: Any, **kwargs: Any
    ) -> Response:
        """The document as the bytes that one process writes once for each media type."""
        final = super().finalize_response(request, response, *args, **kwargs)
        final.accepted_renderer = _Written(final.accepted_renderer)
        return final


class _Written(BaseRenderer):
    """What a renderer made of the document before."""

    def __init__(self, renderer: BaseRenderer) -> None:
        self.media_type, self.charset = renderer.media_type, renderer.charset

    def render(self, *_asked: Any) -> str | bytes:
        return _written(str(self.media_type))


@cache
def _written(media_type: str) -> str | bytes:
    known = {each.media_type: each for each in SpectacularAPIView.renderer_classes}
    return known[media_type]().render(document(), media_type, {})


@cache
def _rooms() -> dict[str, list[Operation]]:
    return rooms_of(document())


@cache
def _guide() -> str:
    """How programs sign in, page through lists and hear of failures: the document's own words."""
    source = document()["info"]["description"]
    return rendered(source, resolve_image=_nothing, resolve_link=_nothing, language="en").html


def _nothing(_target: str) -> None:
    """The words link to nothing."""


@login_not_required
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Everything that a program can do, a line each, open to everybody."""
    context = {
        "rooms": _rooms(),
        "guide": _guide(),
        "scopes": [(scope.value, label) for scope, label in SCOPE_LABELS.items()],
        "links": [(_("What programs can do"), "")],
    }
    return render(request, "api/docs.html", context)


@login_not_required
@require_safe
def room(request: HttpRequest, room: str) -> HttpResponse:
    """What a program can do in one room: addresses, bodies, answers, examples."""
    operations = _rooms().get(room)
    if operations is None:
        raise NotFound(_("There is nothing at this address."), code="room_not_found")
    links = [(_("What programs can do"), reverse("api:docs")), (room, "")]
    context = {"room": room, "operations": operations, "links": links}
    return render(request, "api/docs_room.html", context)
