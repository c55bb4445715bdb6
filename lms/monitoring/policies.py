"""Who may read the figures: whoever carries this installation's token."""

from django.conf import settings
from django.utils.crypto import constant_time_compare


def may_read_figures(authorization: str) -> bool:
    """Whether a request with this `Authorization` header may; nobody may where no token is set."""
    token = settings.LERNHUB_METRICS_TOKEN
    return bool(token) and constant_time_compare(authorization, f"Bearer {token}")
