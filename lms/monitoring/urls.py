"""Addresses of this room."""

from django.urls import path

from lms.monitoring import views

urlpatterns = [path("metrics", views.metrics, name="metrics")]
