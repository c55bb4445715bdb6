"""The room as a Django app."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Reading the log of actions."""

    name = "lms.audit"
