"""JSON addresses of the shelf, below /api/v1/."""

from django.urls import path

from courses.h5p import library_api

urlpatterns = [
    path("h5p/libraries/", library_api.LibrariesView.as_view(), name="h5p-libraries"),
    path("h5p/libraries/<uuid:public_id>/", library_api.LibraryView.as_view(), name="h5p-library"),
]
