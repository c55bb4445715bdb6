"""Addresses of the editor, below /kurse/."""

from django.urls import path

from courses.editor import views

app_name = "editor"
_UNIT = "<slug:slug>/werkstatt/einheiten/<slug:key>/"
urlpatterns = [
    path(_UNIT, views.unit, name="unit"),
    path(f"{_UNIT}veroeffentlichen/", views.publish, name="publish"),
    path(f"{_UNIT}vergleichen/", views.compare, name="compare"),
    path(f"{_UNIT}verwerfen/", views.discard, name="discard"),
    path(f"{_UNIT}text.md", views.download, name="download"),
    path(f"{_UNIT}verlauf/", views.history, name="history"),
    path(f"{_UNIT}verlauf/<uuid:public_id>/", views.revision, name="revision"),
    path(f"{_UNIT}verlauf/<uuid:public_id>/wiederherstellen/", views.restore, name="restore"),
]
