"""Addresses of the catalogue, below /kurse/."""

from django.urls import path

from courses.catalogue import views

app_name = "catalogue"
urlpatterns = [
    path("", views.course_list, name="list"),
    path("<slug:slug>/", views.course, name="course"),
    path("<slug:slug>/titelbild/", views.image, name="image"),
]
