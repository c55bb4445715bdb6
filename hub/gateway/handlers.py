"""Events become jobs."""

from courses.enrolment.events import LearnerLeft
from hub.gateway import tasks
from lms.identity.events import SignOnEnded
from lms.kernel.jobs import enqueue


def sign_on_ended(event: SignOnEnded) -> None:
    """Tokens that are gone close no tab that is open: the server has to end."""
    enqueue(tasks.stop_server, event.name)


def learner_left(event: LearnerLeft) -> None:
    """Who has left a course comes in anew, with the groups that are left."""
    enqueue(tasks.end_sign_on_of_learner, event.enrolment_id)
