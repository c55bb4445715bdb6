"""The base of every JSON view: what it lets in, and what all of them do alike."""

from typing import Any, ClassVar

from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import gettext as _
from rest_framework.exceptions import AuthenticationFailed, PermissionDenied, Throttled
from rest_framework.permissions import AllowAny, BasePermission, IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from lms.api.descriptions import DoorSchema
from lms.api.models import AccessToken
from lms.api.preconditions import if_unchanged, with_tag
from lms.api.renderers import AnythingRenderer
from lms.api.scopes import Scope
from lms.api.throttles import RefusedThrottle

READING = ("get",)
WRITING = ("post", "put", "patch", "delete")
CHANGING = ("put", "patch", "delete")
SAFE = ("GET", "HEAD")


class ScopeMissing(PermissionDenied):
    """The token is valid, but not for this (403, RFC 6750 section 3.1)."""

    default_code = "scope_missing"

    def __init__(self, scope: Scope) -> None:
        super().__init__(
            _("This access token was not made for this. It needs the scope “%(scope)s”.")
            % {"scope": scope.value}
        )
        self.challenge = f'Bearer realm="Lernhub", error="insufficient_scope", scope="{scope}"'


class HoldsScope(BasePermission):
    """A token opens what its scopes name; a session, all that the person may do."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        """True, or ScopeMissing."""
        scope = view.scope_for(request.method) if isinstance(view, Door) else None
        if isinstance(request.auth, AccessToken) and scope and scope not in request.auth.scopes:
            raise ScopeMissing(scope)
        return True


class Door(APIView):
    """A JSON view. Says which scopes it needs; see the room's docstring."""

    reads: ClassVar[Scope | None] = None
    writes: ClassVar[Scope | None] = None
    is_open: ClassVar[bool] = False
    needs_if_match: ClassVar[bool] = False
    schema = DoorSchema()

    def __init_subclass__(cls, **options: Any) -> None:
        """Refuse a view without scopes; guard what changes a thing that can be read here."""
        super().__init_subclass__(**options)
        for names, scope in ((READING, cls.reads), (WRITING, cls.writes)):
            if scope is None and any(hasattr(cls, name) for name in names):
                raise TypeError(f"{cls.__qualname__} has to say which scope it needs")
        for name in CHANGING:
            if hasattr(cls, "get") and name in vars(cls):
                setattr(cls, name, if_unchanged(vars(cls)[name]))

    def scope_for(self, method: str | None) -> Scope | None:
        """What a token needs for `method`."""
        return self.reads if method in SAFE else self.writes

    def get_permissions(self) -> list[Any]:
        """Signed in, unless the door is open; and the scope."""
        return [AllowAny() if self.is_open else IsAuthenticated(), HoldsScope()]

    def perform_authentication(self, request: Request) -> None:
        """As DRF does; who guesses tokens is slowed down."""
        try:
            super().perform_authentication(request)
        except AuthenticationFailed:
            throttle = RefusedThrottle()
            if not throttle.allow_request(request, self):
                raise Throttled(throttle.wait()) from None
            raise

    def finalize_response(
        self, request: Request, response: Response, *args: Any, **kwargs: Any
    ) -> Response:
        """Answers depend on who asks and in which language; reads have a version."""
        answer = super().finalize_response(request, response, *args, **kwargs)
        patch_vary_headers(answer, ("Accept-Language", "Authorization", "Cookie"))
        if not answer.headers.get("Cache-Control"):
            patch_cache_control(answer, private=True, no_cache=True)
        if request.method in SAFE and answer.status_code == 200 and isinstance(answer, Response):
            answer.add_post_render_callback(with_tag(request))
        return answer


class FileDoor(Door):
    """A door behind which a file lies: whatever `Accept` says, the file has the type that it has."""

    renderer_classes = [AnythingRenderer]
