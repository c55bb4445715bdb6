"""The roof with this room's addresses, for as long as the roof does not mount them."""

from django.urls import include, path

from lms.urls import handler404, handler500

__all__ = ["handler404", "handler500", "urlpatterns"]
urlpatterns = [path("", include("lms.schools.urls")), path("", include("lms.urls"))]
