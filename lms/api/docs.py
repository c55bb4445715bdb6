"""The description of the API: for machines as OpenAPI, for people as pages."""

from functools import cache

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from drf_spectacular.views import SpectacularAPIView
from rest_framework.permissions import AllowAny

from lms.api.document import OneDocument, document
from lms.api.manual import Operation, rooms_of
from lms.api.scopes import SCOPE_LABELS
from lms.kernel.errors import NotFound
from lms.markup.rendering import render as rendered


class SchemaView(SpectacularAPIView):
    """The description of the API for machines, open to everybody."""

    permission_classes = [AllowAny]
    generator_class = OneDocument


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
