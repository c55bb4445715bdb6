"""Which libraries of a content have newer ones beside them, and what it played before."""

from collections.abc import Sequence
from dataclasses import dataclass

from courses.h5p.models import Approval, Content, Library
from courses.h5p.selectors import playable


@dataclass(frozen=True)
class InUse:
    """A library that a content loads; `newer` is the newest approved patch of its version."""

    library: Library
    newer: Library | None


def libraries_in_use(content: Content) -> list[InUse]:
    """Every library of `content` in its order, in two queries."""
    loaded = playable(content).libraries
    names = [library.machine_name for library in loaded]
    approved = Library.objects.filter(machine_name__in=names, approval=Approval.APPROVED)
    best = {row.name: row for row in approved.order_by("patch", "-pk")}
    return [InUse(each, _if_newer(best.get(each.name), than=each)) for each in loaded]


def _if_newer(found: Library | None, *, than: Library) -> Library | None:
    return found if found is not None and found.patch > than.patch else None


def newer_of(used: Sequence[InUse]) -> list[Library]:
    """The newer libraries among them."""
    return [each.newer for each in used if each.newer is not None]


def content_before(content: Content) -> Content | None:
    """What the unit made of the same package before `content`; None when that was the first."""
    same = Content.objects.filter(unit=content.unit_id, package=content.package_id)
    return same.filter(pk__lt=content.pk).order_by("-pk").first()
