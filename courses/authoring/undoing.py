"""The one step back that the last message offers. It is kept in the session, not in the page."""

from dataclasses import asdict, dataclass

from django.http import HttpRequest

_KEY = "workshop_undo"


@dataclass(frozen=True)
class Step:
    """What takes the last change of a structure back; `do` is "unit", "section" or "restore"."""

    slug: str
    do: str
    key: str
    section: str = ""
    before: str = ""


def remember(request: HttpRequest, step: Step) -> None:
    """Keep `step` in place of an earlier one."""
    request.session[_KEY] = asdict(step)


def take(request: HttpRequest, *, slug: str) -> Step | None:
    """The step back for the course of that slug, once; None when there is none."""
    kept = request.session.pop(_KEY, None)
    step = Step(**kept) if kept else None
    return step if step is not None and step.slug == slug else None
