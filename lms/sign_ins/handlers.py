"""Events become jobs."""

from lms.accounts.events import PersonClosed
from lms.kernel.jobs import enqueue
from lms.sign_ins import tasks


def person_closed(event: PersonClosed) -> None:
    """An account that is closed is signed in nowhere."""
    enqueue(tasks.end_sign_ins, event.person_id)
