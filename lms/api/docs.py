"""The description of the API: for machines, and for people as Swagger UI from our own server."""

from csp.decorators import csp_update
from django.utils.decorators import method_decorator
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.permissions import AllowAny

from lms.api.document import OneDocument


class SchemaView(SpectacularAPIView):
    """The description of the API for machines, open to everybody."""

    permission_classes = [AllowAny]
    generator_class = OneDocument


@method_decorator(csp_update({"img-src": ["data:"]}), name="dispatch")
class DocsView(SpectacularSwaggerSplitView):
    """Open to everybody. The script that starts it has an address of its own, so none is inline.

    Its styles bring little pictures as data: addresses, which this page alone permits.
    """

    permission_classes = [AllowAny]
    url_name = "api:schema"
    template_name = "api/docs.html"
