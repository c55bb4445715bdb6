"""The player's document, below a unit's address."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from courses.h5p.cage import document_policy, seal_document
from courses.h5p.player import player_document
from courses.h5p.selectors import content_begun_by, current_content, playable, states_of
from courses.learning.selectors import visit_to
from courses.learning.standing import standing_in
from courses.outline.models import Unit
from lms.accounts.actors import signed_in
from lms.accounts.models import User
from lms.kernel.errors import NotFound


@require_GET
def player(request: HttpRequest, slug: str, key: str) -> HttpResponseBase:
    """The cage for a content, with what was kept of the learner; the team leaves no trace."""
    visit = visit_to(request.user, slug=slug, key=key)
    unit = visit.unit
    if request.headers.get("Sec-Fetch-Dest") == "document":
        # In a tab of its own a content could lead elsewhere; around a frame the unit's page forbids it.
        return redirect("learning:unit", slug, key)
    learner = signed_in(request.user) if visit.enrolled else None
    content = content_begun_by(learner, unit) if learner else current_content(unit)
    found = playable(content) if content else None
    if (
        found is None
        or _is_closed(learner, unit)
        or (found.hindrances if learner else found.blocked)
    ):
        raise NotFound(_("There is no content here that could be played."), code="no_content")
    states = states_of(learner, found.content) if learner else {}
    document = player_document(found, states=states, keeps=learner is not None)
    response = render(request, "h5p/player.html", {"document": document})
    return seal_document(response, document_policy(request, document.addresses))


def _is_closed(learner: User | None, unit: Unit) -> bool:
    return learner is not None and standing_in(learner, unit.course).entry_of(unit).locked
