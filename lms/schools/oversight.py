"""Whether a page is drawn for somebody who looks after all schools, without a query of its own."""

from typing import Any

from django.db.models import QuerySet, Value
from django.http import HttpRequest

from lms.accounts.models import User
from lms.kernel import frame
from lms.schools.models import CentreRole
from lms.schools.policies import MANAGERS

NAME = "manages_all_schools"


def managing_roles(person: User) -> QuerySet[Any, Any]:
    """The roles by which `person` looks after all schools."""
    roles = CentreRole.objects.filter(person=person, role__in=MANAGERS).order_by()
    return roles.annotate(number=Value(1))


def is_for_managers(request: HttpRequest) -> bool:
    """As `may_manage_all_schools`, answered together with what else the page's frame asks."""
    manages = frame.number_of(request, NAME) is not None
    return manages or bool(getattr(request.user, "is_superuser", False))
