"""Addresses of the room, below a unit's."""

from django.urls import path

from courses.video import views

app_name = "video"
urlpatterns = [path("gelesen/", views.read, name="read")]
