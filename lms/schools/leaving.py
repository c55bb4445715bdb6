"""What somebody who leaves has to hand on first."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from lms.kernel.erasure import Obstacle
from lms.kernel.personal_data import Subject
from lms.schools.models import CentreRole, CentreRoleName


def obstacles(subject: Subject) -> Iterator[Obstacle]:
    """Nobody could appoint the next one if the only administrator went."""
    holders = CentreRole.objects.filter(
        role=CentreRoleName.ADMINISTRATOR, person__is_active=True
    ).values_list("person", flat=True)
    if list(holders) == [subject.pk]:
        yield Obstacle(
            _("This is the only account that administers the platform. Name another one first."),
            label=_("Ask at the centre"),
            url=reverse("accounts:profile"),
            is_final=True,
        )
