"""Addresses of this room, to be included at the root."""

from django.urls import path

from lms.pages.kinds import Kind
from lms.pages.views import editing, inbox, reading, reporting

app_name = "pages"
urlpatterns = [
    path("impressum/", reading.page, {"kind": Kind.IMPRINT}, name="imprint"),
    path("datenschutz/", reading.page, {"kind": Kind.PRIVACY}, name="privacy"),
    path("barrierefreiheit/", reading.page, {"kind": Kind.ACCESSIBILITY}, name="accessibility"),
    path("datenschutz/fassungen/", reading.versions, name="privacy_versions"),
    path("datenschutz/fassungen/<int:number>/", reading.version, name="privacy_version"),
    path("datenschutz/vergleich/", reading.comparison, name="privacy_comparison"),
    path("barriere-melden/", reporting.report, name="report"),
    path("barriere-melden/<str:secret>/", reporting.sent, name="sent"),
    path("meldungen/", inbox.inbox, name="inbox"),
    path("meldungen/<uuid:public_id>/", inbox.handle, name="handle"),
    path("seiten/", editing.overview, name="overview"),
    path("seiten/<slug:address>/<slug:language>/", editing.edit, name="edit"),
    path("seiten/<slug:address>/<slug:language>/pruefen/", editing.check, name="check"),
    path("seiten/<slug:address>/<slug:language>/verwerfen/", editing.discard, name="discard"),
    path("seiten/<slug:address>/<slug:language>/fassungen/", editing.versions, name="versions"),
    path(
        "seiten/<slug:address>/<slug:language>/fassungen/<int:number>/",
        editing.version,
        name="version",
    ),
    path("seiten/<slug:address>/<slug:language>/vergleich/", editing.comparison, name="comparison"),
]
