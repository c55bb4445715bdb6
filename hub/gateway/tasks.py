"""Jobs of this room: the hub takes its time, so nobody waits for it."""

from courses.enrolment.models import Enrolment
from hub.gateway.selectors import hub_client
from lms.identity.services import end_sign_on


def stop_server(name: str) -> None:
    """End the server of whoever is called `name` at the hub; a hub that is away is asked again later."""
    client = hub_client()
    if client is not None:
        client.stop_server(name)


def end_sign_on_of_learner(enrolment_id: int) -> None:
    """Take back what the hub knows of somebody who has left a course."""
    enrolment = Enrolment.objects.filter(pk=enrolment_id, left_at__isnull=False).first()
    if enrolment is not None:
        end_sign_on(person_id=enrolment.learner_id)
