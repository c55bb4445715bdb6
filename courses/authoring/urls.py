"""Addresses of the workshop."""

from django.urls import path

from courses.authoring.views import (
    checking,
    courses,
    publishing,
    settings,
    structure,
    team,
    units,
)

app_name = "authoring"

WORKSHOP = "kurse/<slug:slug>/werkstatt/"
SECTION = f"{WORKSHOP}abschnitte/<slug:key>/"
UNIT = f"{WORKSHOP}einheiten/<slug:key>/"

urlpatterns = [
    path("werkstatt/", courses.courses, name="courses"),
    path("werkstatt/neu/", courses.new, name="new"),
    path("werkstatt/paket/", courses.package, name="package"),
    path("werkstatt/paket/<uuid:public_id>/", courses.delivery, name="delivery"),
    path(WORKSHOP, structure.structure, name="structure"),
    path(f"{WORKSHOP}rueckgaengig/", structure.undo, name="undo"),
    path(f"{WORKSHOP}kopie/", courses.copy, name="copy"),
    path(f"{WORKSHOP}einstellungen/", settings.settings, name="settings"),
    path(f"{WORKSHOP}kompetenzen/", settings.competences, name="competences"),
    path(f"{WORKSHOP}bild/", settings.image, name="image"),
    path(f"{WORKSHOP}pruefung/", checking.checklist, name="checklist"),
    path(f"{WORKSHOP}pruefung/links/", checking.check_links, name="check-links"),
    path(f"{WORKSHOP}veroeffentlichung/", publishing.publication, name="publication"),
    path(f"{WORKSHOP}vorschau/", publishing.preview, name="preview"),
    path(f"{WORKSHOP}vorschau/<slug:key>/", publishing.preview, name="preview-unit"),
    path(f"{WORKSHOP}team/", team.team, name="team"),
    path(f"{WORKSHOP}team/<uuid:public_id>/", team.member, name="member"),
    path(f"{WORKSHOP}loeschen/", team.delete, name="delete"),
    path(f"{WORKSHOP}wiederherstellen/", team.restore, name="restore"),
    path(f"{WORKSHOP}abschnitte/", structure.add_section, name="add-section"),
    path(SECTION, structure.section, name="section"),
    path(f"{SECTION}verschieben/", structure.move_section, name="move-section"),
    path(f"{SECTION}entfernen/", structure.remove_section, name="remove-section"),
    path(f"{SECTION}einheiten/", structure.add_unit, name="add-unit"),
    path(f"{UNIT}eigenschaften/", units.properties, name="unit"),
    path(f"{UNIT}verschieben/", structure.move_unit, name="move-unit"),
    path(f"{UNIT}duplizieren/", structure.duplicate_unit, name="duplicate-unit"),
    path(f"{UNIT}archivieren/", units.archive, name="archive-unit"),
    path(f"{UNIT}zurueckholen/", units.restore, name="restore-unit"),
]
