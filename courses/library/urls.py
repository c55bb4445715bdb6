"""Addresses of the library, below /kurse/."""

from django.urls import path

from courses.library import views

app_name = "library"
urlpatterns = [
    path("<slug:slug>/dateien/", views.library, name="library"),
    path("<slug:slug>/werkstatt/dateien/neu/", views.add, name="add"),
]
