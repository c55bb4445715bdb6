"""JSON door of the log of actions, for administrators."""

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from lms.api.door import Door
from lms.api.scopes import Scope
from lms.audit.filters import API_NAMES, read_filter
from lms.audit.selectors import audit_page
from lms.audit.serializers import AuditPageSerializer

PARAMETERS = [
    OpenApiParameter(
        "person", str, description="User name or address of who did it or had it done."
    ),
    OpenApiParameter("action", str, description="Such as `course.imported`."),
    OpenApiParameter(
        "target", str, description="A kind of thing (`accounts.user`) or the id of one."
    ),
    OpenApiParameter("from", OpenApiTypes.DATE, description="The first day."),
    OpenApiParameter("to", OpenApiTypes.DATE, description="The last day."),
    OpenApiParameter("after", str, description="The `next_key` of the page before."),
]


class AuditView(Door):
    """Who did what to which thing, and when."""

    reads = Scope.CENTRE_READ

    @extend_schema(operation_id="audit", parameters=PARAMETERS, responses=AuditPageSerializer)
    def get(self, request: Request) -> Response:
        """One page, the newest first."""
        page = audit_page(
            request.user,
            chosen=read_filter(request.query_params, names=API_NAMES),
            key=request.query_params.get("after"),
        )
        return Response(AuditPageSerializer(page).data)
