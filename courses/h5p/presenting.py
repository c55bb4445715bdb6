"""How a unit shows its content: the frame around the cage, or why there is none."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString

from courses.activities.contract import Presentation
from courses.h5p.models import Content, Library
from courses.h5p.selectors import Playable, content_begun_by, interactive_of, playable
from courses.outline.models import Unit
from courses.outline.vocabulary import Completion
from lms.accounts.models import User


@dataclass(frozen=True)
class Hindrance:
    """Why a content doesn't play: libraries wait for the centre, or were blocked."""

    waiting: tuple[Library, ...]
    blocked: tuple[Library, ...]


def presentation_of(unit: Unit, *, learner: User | None) -> Presentation:
    """What `learner` sees of an H5P unit; the team may try what still waits for approval."""
    row = interactive_of(unit)
    content = content_begun_by(learner, unit) if learner else (row.content if row else None)
    found = playable(content) if content else None
    hindrance = _hindrance(found, is_team=learner is None) if found else None
    context = {
        "unit": unit,
        "course": unit.course,
        "html": SafeString(row.html if row else ""),
        "content": content,
        "hindrance": hindrance,
        "awaits": bool(found and found.hindrances) and learner is None and not hindrance,
        "plays": content is not None and hindrance is None,
        "is_tracked": learner is not None,
        "by_score": unit.completion == Completion.SCORE,
        "address": reverse("h5p_unit:player", args=[unit.course.slug, unit.key]),
        "words": _words(content),
        "rights": content.rights if content else [],
    }
    return Presentation(
        "h5p/unit.html",
        context,
        styles=("h5p/h5p.css",),
        modules=("h5p/js/h5p-frame.js",),
        is_wide=False,
        frames=(context["address"],),
    )


def _words(content: Content | None) -> list[str]:
    return [text for text, _depth in content.words] if content else []


def _hindrance(found: Playable, *, is_team: bool) -> Hindrance | None:
    hindering = found.blocked if is_team else found.hindrances
    if not hindering:
        return None
    blocked = tuple(found.blocked)
    return Hindrance(tuple(each for each in hindering if each not in blocked), blocked)
