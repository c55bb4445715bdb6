"""Addresses of the player, below /kurse/."""

from django.urls import path

from courses.learning import views

app_name = "learning"
urlpatterns = [
    path("bestaetigungen/<uuid:public_id>/", views.own_confirmation, name="own-confirmation"),
    path("<slug:slug>/lernen/", views.resume, name="resume"),
    path("<slug:slug>/lernen/<slug:key>/", views.unit, name="unit"),
    path("<slug:slug>/lernen/<slug:key>/erledigt/", views.mark, name="mark"),
    path("<slug:slug>/lernen/<slug:key>/offen/", views.unmark, name="unmark"),
    path("<slug:slug>/bestaetigung/", views.confirmation, name="confirmation"),
    path("<slug:slug>/dateien/<path:path>", views.file, name="file"),
]
