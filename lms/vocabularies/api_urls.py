"""JSON addresses of the room, below /api/v1/vocabularies/."""

from django.urls import path

from lms.vocabularies import api

urlpatterns = [
    path("", api.VocabularyListView.as_view(), name="vocabulary-list"),
    path("<slug:key>/", api.VocabularyView.as_view(), name="vocabulary"),
]
