"""Events become jobs."""

from lms.kernel.jobs import enqueue
from lms.second_factor import tasks
from lms.second_factor.events import SecondFactorReset


def second_factor_reset(event: SecondFactorReset) -> None:
    """Tell the person."""
    enqueue(tasks.tell_of_reset, event.person_id)
