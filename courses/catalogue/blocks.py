"""What the landing page shows of the catalogue."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from courses.catalogue.selectors import cards_for, listed_courses, with_unit_count

CARDS_SHOWN = 3


def good_to_begin(request: HttpRequest) -> Mapping[str, Any] | None:
    """The newest published courses; nothing as long as there are none."""
    found = listed_courses(request.user)
    newest = with_unit_count(found).order_by("-published_at", "-pk")[:CARDS_SHOWN]
    cards = cards_for(request.user, list(newest))
    return {"cards": cards, "total": found.count()} if cards else None
