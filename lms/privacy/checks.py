"""What is wrong with settings, said at start."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error

from lms.kernel import retention


def retention_settings(**_kwargs: Any) -> list[CheckMessage]:
    """A misspelt rule would silently keep its own days."""
    known = sorted(rule.name for rule in retention.rules())
    return [
        Error(
            f"LERNHUB_RETENTION names {name}, which is no rule.",
            hint=f"There are: {', '.join(known)}.",
            id="privacy.E001",
        )
        for name in settings.LERNHUB_RETENTION
        if name not in known
    ]
