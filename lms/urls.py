"""The roof: mounts each room's addresses."""

from django.urls import path

from lms.kernel.health import healthz, readyz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
]
