"""Addresses of this room, to be included at the root."""

from django.urls import path, re_path

from lms.privacy.views import centre, own

app_name = "privacy"
urlpatterns = [
    path("meine-daten/", own.overview, name="overview"),
    path("meine-daten/art/<slug:key>/", own.kind, name="kind"),
    path("meine-daten/archiv/", own.order_export, name="order-export"),
    path("meine-daten/archiv/<uuid:public_id>/", own.download, name="download"),
    path("meine-daten/berichtigen/", own.correct, name="correct"),
    path("meine-daten/loeschen/", own.leave, name="leave"),
    path("meine-daten/behalten/", own.keep, name="keep"),
    path("datenverwaltung/", centre.corrections, name="corrections"),
    path("datenverwaltung/<uuid:public_id>/", centre.correction, name="correction"),
    path("datenverwaltung/loeschungen/", centre.deletions, name="deletions"),
    path("datenverwaltung/loeschungen/<uuid:public_id>/", centre.cancel, name="cancel"),
    path("datenverwaltung/fristen/", centre.retention, name="retention"),
    path("datenverwaltung/verzeichnis/", centre.records_page, name="records"),
    re_path(
        r"^datenverwaltung/verzeichnis\.(?P<kind>csv|json)$",
        centre.records_file,
        name="records-file",
    ),
]
