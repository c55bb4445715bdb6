"""Events become jobs."""

from lms.accounts.events import PersonClosed
from lms.identity import tasks
from lms.kernel.jobs import enqueue
from lms.sign_ins.events import SignInsEnded


def person_closed(event: PersonClosed) -> None:
    """An account that is closed is signed on nowhere."""
    enqueue(tasks.end_sign_on, event.person_id)


def sign_ins_ended(event: SignInsEnded) -> None:
    """Who was signed out from elsewhere is signed out everywhere."""
    enqueue(tasks.end_sign_on, event.person_id)
