"""Who is in which group at the hub, and whether the hub is there."""

from collections.abc import Iterator

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from courses.enrolment.policies import course_taken_by
from courses.outline.models import Course
from courses.outline.policies import course_trained_by
from hub.gateway.client import HubClient
from hub.notebooks.models import Notebook
from lms.accounts.models import User

LEARNERS, TRAINERS = "learners", "trainers"


def groups_of(person_id: int) -> Iterator[str]:
    """A group for each course with notebooks that the person takes or trains; closed accounts have none."""
    person = User.objects.filter(pk=person_id, is_active=True).first()
    if person is None:
        return
    with_notebooks = Course.objects.filter(
        Exists(Notebook.objects.filter(unit__section__course=OuterRef("pk")))
    )
    for role, belonging in (
        (LEARNERS, course_taken_by(person)),
        (TRAINERS, course_trained_by(person)),
    ):
        for public_id in with_notebooks.filter(belonging).values_list("public_id", flat=True):
            yield f"course-{public_id}-{role}"


def hub_client() -> HubClient | None:
    """The hub of this installation; None where there is none."""
    if not settings.LERNHUB_JUPYTERHUB:
        return None
    return HubClient(settings.LERNHUB_JUPYTERHUB, settings.LERNHUB_JUPYTERHUB_TOKEN)


def hub_trouble() -> str:
    """What is wrong with the hub that there should be; "" when nothing is."""
    client = hub_client()
    if client is None or client.answers():
        return ""
    return _("JupyterHub does not answer. Courses go on without it.")
