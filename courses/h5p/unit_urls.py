"""Addresses of the player and the report, below a unit's."""

from django.urls import path

from courses.h5p.views import moving, playing, reports

app_name = "h5p_unit"
urlpatterns = [
    path("h5p/", playing.player, name="player"),
    path("h5p/bericht/", reports.report, name="report"),
    path("h5p/bericht/antworten.csv", reports.as_csv, name="report-csv"),
    path("h5p/bericht/aussagen.jsonl", reports.as_json_lines, name="report-json"),
    path("h5p/bibliotheken/", moving.unit_libraries, name="libraries"),
    path("h5p/paket.h5p", reports.package, name="package"),
]
