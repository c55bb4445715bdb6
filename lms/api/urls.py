"""The description of the API, to be included below /api/v1/."""

from django.urls import path

from lms.api.docs import DocsView, SchemaView

app_name = "api"

urlpatterns = [
    path("schema/", SchemaView.as_view(), name="schema"),
    path("docs/", DocsView.as_view(), name="docs"),
]
