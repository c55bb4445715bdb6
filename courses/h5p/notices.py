"""What waits for the centre's staff."""

from django.http import HttpRequest

from courses.h5p.models import Approval, Library
from lms.schools.oversight import is_for_managers


def waiting_libraries(request: HttpRequest) -> int | None:
    """How many libraries wait; None for who does not decide about them, or where none waits."""
    if not is_for_managers(request):
        return None
    return Library.objects.filter(approval=Approval.WAITING).count() or None
