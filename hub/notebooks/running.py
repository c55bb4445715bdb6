"""Whether learners' code can be run here."""

from django.conf import settings

from hub.grading.engine.sandbox import obstacle


def grading_runs() -> bool:
    """Whether what is handed in is graded at once."""
    return bool(settings.LERNHUB_HUB) and not obstacle(settings.LERNHUB_NOTEBOOKS_PYTHON)
