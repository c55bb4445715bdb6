"""Django's settings for the log: one line each, with the id of the request and nothing about people.

gunicorn writes by the same settings: see `deploy/web_server.py`.
"""

from typing import Any

from lms.settings.environment import LogFormat
from lms.settings.installation import environment

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        LogFormat.TEXT: {"()": "lms.monitoring.lines.TextLine"},
        LogFormat.JSON: {"()": "lms.monitoring.lines.JsonLine"},
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": str(environment.log_format)}
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django.request": {"level": "ERROR"},
        "django-q": {"level": "WARNING"},
        "fontTools": {"level": "WARNING"},
        "gunicorn.error": {"level": "WARNING", "handlers": [], "propagate": True},
        "gunicorn.access": {"level": "CRITICAL", "handlers": [], "propagate": False},
    },
}
