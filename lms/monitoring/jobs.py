"""The worker's lines in the log: which job ran, how long, and whether it went well."""

import logging
from collections.abc import Mapping
from typing import Any

from django_q.signals import post_execute

logger = logging.getLogger("lernhub.job")


def connect() -> None:
    """Listen to django-q2, which tells after each job (a signal of its own, not of Django's models)."""
    post_execute.connect(_note, dispatch_uid="lernhub job line")


def _note(*, task: Mapping[str, Any], **_: object) -> None:
    """Only the job's name is told: its arguments and its result stay in the database."""
    name = str(task.get("name") or task.get("func"))
    seconds = (task["stopped"] - task["started"]).total_seconds()
    well = bool(task.get("success"))
    logger.log(
        logging.INFO if well else logging.ERROR,
        "%s %s",
        name,
        "done" if well else "failed",
        extra={"job": name, "milliseconds": round(seconds * 1000, 1)},
    )
