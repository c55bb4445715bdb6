"""JSON addresses of the editor, below a unit's."""

from django.urls import path

from courses.editor import api

_UNIT = "<slug:slug>/units/<slug:key>/"
urlpatterns = [
    path(f"{_UNIT}draft/", api.DraftView.as_view(), name="unit-draft"),
    path(f"{_UNIT}draft/preview/", api.PreviewView.as_view(), name="unit-preview"),
    path(f"{_UNIT}draft/publication/", api.PublicationView.as_view(), name="unit-publication"),
    path(f"{_UNIT}editing/", api.PresenceView.as_view(), name="unit-editing"),
    path(f"{_UNIT}revisions/", api.RevisionsView.as_view(), name="unit-revisions"),
    path(f"{_UNIT}revisions/<uuid:public_id>/", api.RevisionView.as_view(), name="unit-revision"),
    path(
        f"{_UNIT}revisions/<uuid:public_id>/restoration/",
        api.RestorationView.as_view(),
        name="unit-restoration",
    ),
]
