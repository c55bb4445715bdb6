"""The room as Django knows it: an app for its translations only."""

from django.apps import AppConfig


class MarkupConfig(AppConfig):
    """Markdown → safe HTML."""

    name = "lms.markup"
