"""Addresses below /api/ where nothing is: 401 for visitors, 404 for whoever has signed in."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.views import APIView


class NowhereView(APIView):
    """Looks at session and token, then finds nothing, whatever the method."""

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Raises DRF's NotAuthenticated for visitors, else NotFound."""
        super().initial(request, *args, **kwargs)
        raise NotFound


_nowhere = NowhereView.as_view()


def nowhere_answer(request: HttpRequest) -> HttpResponse:
    """The problem that somebody gets who asks for what does not exist."""
    answer: Any = _nowhere(request)
    rendered: HttpResponse = answer.render()
    return rendered
