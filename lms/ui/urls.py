"""The start page."""

from django.urls import path

from lms.ui import views

app_name = "ui"
urlpatterns = [path("", views.home, name="home")]
