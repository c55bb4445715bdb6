"""JSON addresses of the room, below a unit's."""

from django.urls import path

from hub.notebooks import api, teaching_api

_VERSION = "notebook/submissions/<uuid:public_id>/"
_LEARNER = "notebook/work/<uuid:public_id>/"

urlpatterns = [
    path("notebook/", api.NotebookView.as_view(), name="unit-notebook"),
    path("notebook/submissions/", api.SubmissionsView.as_view(), name="unit-notebook-submissions"),
    path(_VERSION, api.SubmissionView.as_view(), name="unit-notebook-submission"),
    path(f"{_VERSION}file/", api.FileView.as_view(), name="unit-notebook-file"),
    path(f"{_VERSION}points/", teaching_api.PointsView.as_view(), name="unit-notebook-points"),
    path(f"{_VERSION}runs/", teaching_api.RunsView.as_view(), name="unit-notebook-runs"),
    path("notebook/work/", teaching_api.WorkView.as_view(), name="unit-notebook-work"),
    path(_LEARNER, teaching_api.LearnersWorkView.as_view(), name="unit-notebook-learner"),
    path(
        f"{_LEARNER}extension/",
        teaching_api.ExtensionView.as_view(),
        name="unit-notebook-extension",
    ),
    path("notebook/deadline/", teaching_api.DeadlineView.as_view(), name="unit-notebook-deadline"),
    path("notebook/regrade/", teaching_api.RegradeView.as_view(), name="unit-notebook-regrade"),
    path(
        "notebook/submissions.zip",
        teaching_api.ArchiveView.as_view(),
        name="unit-notebook-archive",
    ),
]
