"""Addresses of the roster, below /kurse/."""

from django.urls import path

from courses.roster import views

app_name = "roster"
urlpatterns = [
    path("<slug:slug>/teilnehmende/", views.roster, name="roster"),
    path("<slug:slug>/teilnehmende.csv", views.roster_file, name="file"),
    path("<slug:slug>/teilnehmende/<uuid:public_id>/", views.learner, name="learner"),
]
