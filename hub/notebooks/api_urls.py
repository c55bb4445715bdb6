"""JSON addresses of the room, below a unit's."""

from django.urls import path

from hub.notebooks import api

urlpatterns = [
    path("notebook/", api.NotebookView.as_view(), name="unit-notebook"),
    path("notebook/submissions/", api.SubmissionsView.as_view(), name="unit-notebook-submissions"),
    path("notebook/work/", api.WorkView.as_view(), name="unit-notebook-work"),
    path("notebook/regrade/", api.RegradeView.as_view(), name="unit-notebook-regrade"),
    path(
        "notebook/submissions/<uuid:public_id>/",
        api.SubmissionView.as_view(),
        name="unit-notebook-submission",
    ),
    path(
        "notebook/submissions/<uuid:public_id>/file/",
        api.FileView.as_view(),
        name="unit-notebook-file",
    ),
    path(
        "notebook/submissions/<uuid:public_id>/points/",
        api.PointsView.as_view(),
        name="unit-notebook-points",
    ),
]
