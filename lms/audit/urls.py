"""Addresses of this room, to be included at the root before Django's administration."""

from django.urls import include, path

from lms.audit import api, views

pages = [
    path("verwaltung/protokoll/", views.audit, name="audit"),
    path("verwaltung/protokoll/tabelle.csv", views.table, name="table"),
    path("verwaltung/protokoll/zeilen.jsonl", views.json_lines, name="json_lines"),
]

json = [path("audit/", api.AuditView.as_view(), name="audit")]

urlpatterns = [
    path("", include((pages, "audit"))),
    path("api/v1/", include((json, "audit_api"))),
]
