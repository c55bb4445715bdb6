"""Addresses of this room, to be included at the root."""

from django.urls import path

from lms.schools.administration import open_window

urlpatterns = [path("verwaltung/", open_window().urls)]
