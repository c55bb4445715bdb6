"""The room as a Django app."""

from django.apps import AppConfig


class PackagesConfig(AppConfig):
    """Courses as text."""

    name = "courses.packages"
