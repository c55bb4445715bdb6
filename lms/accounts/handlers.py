"""Events that mean work for this room."""

from lms.accounts import tasks
from lms.api.events import TokenCreated
from lms.kernel.jobs import enqueue


def token_created(event: TokenCreated) -> None:
    """Its owner learns of it."""
    enqueue(tasks.tell_of_token, event.token_id)
