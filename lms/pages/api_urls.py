"""Addresses of the JSON doors, to be included below /api/v1/."""

from django.urls import path

from lms.pages import api

urlpatterns = [
    path("pages/<slug:kind>/<slug:language>/", api.PageView.as_view(), name="page"),
    path(
        "pages/<slug:kind>/<slug:language>/source/",
        api.PageSourceView.as_view(),
        name="page-source",
    ),
    path(
        "pages/<slug:kind>/<slug:language>/preview/",
        api.PagePreviewView.as_view(),
        name="page-preview",
    ),
    path(
        "pages/<slug:kind>/<slug:language>/versions/",
        api.PageVersionsView.as_view(),
        name="page-versions",
    ),
    path("reports/", api.ReportsView.as_view(), name="reports"),
    path("reports/sent/<str:secret>/", api.SentReportView.as_view(), name="sent-report"),
    path("reports/<uuid:public_id>/", api.ReportView.as_view(), name="report"),
    path(
        "reports/<uuid:public_id>/answers/",
        api.ReportAnswersView.as_view(),
        name="report-answers",
    ),
]
