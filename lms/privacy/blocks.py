"""Parts that other pages show: the way to one's own data, and what waits for the centre."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from lms.accounts.actors import person_behind
from lms.privacy.policies import may_run_data_protection
from lms.privacy.selectors.oversight import waiting_for
from lms.schools.oversight import is_for_managers


def on_profile(request: HttpRequest) -> Mapping[str, Any] | None:
    """The way to one's own data; for the centre also to what it looks after."""
    person = person_behind(request.user)
    return {"runs_data_protection": may_run_data_protection(person)} if person else None


def on_dashboard(request: HttpRequest) -> Mapping[str, Any] | None:
    """What waits for the centre's staff; nothing for everybody else, and when nothing waits."""
    waiting = waiting_for(request.user) if is_for_managers(request) else None
    return {"waiting": waiting} if waiting else None
