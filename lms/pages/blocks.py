"""What the dashboard shows to the centre's staff."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from lms.pages.selectors import counts_for_staff, overview
from lms.schools.oversight import is_for_managers


def on_dashboard(request: HttpRequest) -> Mapping[str, Any] | None:
    """Reports that wait, and blanks in the pages."""
    counts = counts_for_staff(request.user) if is_for_managers(request) else None
    if counts is None:
        return None
    return {"counts": counts, "blanks": sum(entry.blanks for entry in overview(request.user))}
