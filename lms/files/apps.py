"""The room as a Django app."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Stored files."""

    name = "lms.files"
