"""Addresses of the room, below a unit's."""

from django.urls import path

from hub.notebooks import views

app_name = "notebooks"
urlpatterns = [
    path("notebook/aufgabe.ipynb", views.released, name="released"),
    path("notebook/abgeben/", views.hand_in, name="hand-in"),
    path("notebook/abgaben/", views.report, name="report"),
    path("notebook/abgaben/alle.zip", views.archive, name="archive"),
    path("notebook/abgaben/frist/", views.deadline, name="deadline"),
    path("notebook/abgaben/neu-bewerten/", views.regrade, name="regrade"),
    path("notebook/abgaben/person/<uuid:public_id>/", views.learner, name="learner"),
    path("notebook/abgaben/person/<uuid:public_id>/frist/", views.extend, name="extend"),
    path("notebook/abgaben/<uuid:public_id>/", views.submission, name="submission"),
    path("notebook/abgaben/<uuid:public_id>/abgabe.ipynb", views.file, name="file"),
    path("notebook/abgaben/<uuid:public_id>/punkte/", views.award, name="award"),
]
