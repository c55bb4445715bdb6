"""The description of the API, to be included below /api/v1/."""

from django.urls import path

from lms.api.docs import SchemaView, overview, room

app_name = "api"

urlpatterns = [
    path("schema/", SchemaView.as_view(), name="schema"),
    path("docs/", overview, name="docs"),
    path("docs/<slug:room>/", room, name="docs-room"),
]
