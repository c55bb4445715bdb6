"""What waits for the centre's staff."""

from django.http import HttpRequest

from courses.h5p.models import Approval, Library
from courses.h5p.policies import may_decide_libraries


def waiting_libraries(request: HttpRequest) -> int | None:
    """How many libraries wait; None for who does not decide about them, or where none waits."""
    if not may_decide_libraries(request.user):
        return None
    return Library.objects.filter(approval=Approval.WAITING).count() or None
