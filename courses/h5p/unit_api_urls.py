"""JSON addresses below a unit's."""

from django.urls import path

from courses.h5p import api, moving_api

urlpatterns = [
    path("h5p/statements/", api.StatementsView.as_view(), name="unit-h5p-statements"),
    path("h5p/state/", api.StateView.as_view(), name="unit-h5p-state"),
    path("h5p/statements.jsonl", api.StatementsFileView.as_view(), name="unit-h5p-statements-file"),
    path("h5p/package.h5p", api.ContentPackageView.as_view(), name="unit-h5p-package"),
    path("h5p/libraries/", moving_api.ContentLibrariesView.as_view(), name="unit-h5p-libraries"),
    path("h5p/report/", api.ReportView.as_view(), name="unit-h5p-report"),
]
