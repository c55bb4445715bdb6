"""JSON addresses of the room, below /api/v1/."""

from django.urls import path

from lms.privacy import api

urlpatterns = [
    path("me/data/", api.OwnDataView.as_view(), name="own-data"),
    path("me/data/<slug:key>/", api.OwnRowsView.as_view(), name="own-data-rows"),
    path("me/data-export/", api.ExportView.as_view(), name="data-export"),
    path(
        "me/data-export/<uuid:public_id>/file/",
        api.ExportFileView.as_view(),
        name="data-export-file",
    ),
    path("me/deletion/", api.OwnDeletionView.as_view(), name="own-deletion"),
    path("me/corrections/", api.OwnCorrectionsView.as_view(), name="own-corrections"),
    path("centre/corrections/", api.CorrectionsView.as_view(), name="corrections"),
    path(
        "centre/corrections/<uuid:public_id>/answer/",
        api.CorrectionAnswerView.as_view(),
        name="correction-answer",
    ),
    path("centre/deletions/", api.DeletionsView.as_view(), name="planned-deletions"),
    path("centre/deletions/<uuid:public_id>/", api.DeletionView.as_view(), name="planned-deletion"),
    path("centre/retention/", api.RetentionView.as_view(), name="retention"),
    path("centre/processing/", api.RecordsView.as_view(), name="records"),
]
