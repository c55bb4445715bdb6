"""Reading contents, their libraries, and where learners are."""

import hashlib
import hmac
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.encoding import force_bytes
from django.utils.translation import gettext as _

from courses.h5p.models import Approval, Content, Interactive, Library, SavedState, Statement
from courses.h5p.policies import libraries_visible_to, may_decide_libraries
from courses.outline.models import Unit
from lms.accounts.actors import Actor
from lms.accounts.models import User
from lms.kernel.errors import NotFound

ORDER = ("machine_name", "major", "minor", "patch", "pk")


@dataclass(frozen=True)
class Playable:
    """A content with the libraries that it loads, in order."""

    content: Content
    libraries: Sequence[Library]

    @property
    def hindrances(self) -> list[Library]:
        """Libraries that keep it from learners: waiting for approval, or blocked."""
        return [each for each in self.libraries if each.approval != Approval.APPROVED]

    @property
    def blocked(self) -> list[Library]:
        """Libraries that keep it from everybody."""
        return [each for each in self.libraries if each.approval == Approval.BLOCKED]


def interactive_of(unit: Unit) -> Interactive | None:
    """What is kept of an H5P unit."""
    return (
        Interactive.objects.filter(unit=unit)
        .select_related("content__unit__course", "content__main", "content__package", "package")
        .first()
    )


def current_content(unit: Unit) -> Content | None:
    """What `unit` plays for who begins now."""
    row = interactive_of(unit)
    return row.content if row else None


def content_begun_by(learner: User, unit: Unit) -> Content | None:
    """The version of the unit's content that `learner` plays: the one begun, else the current one."""
    return _begun(learner, unit).select_related("unit__course", "main").first()


@dataclass(frozen=True)
class Played:
    """The version that a learner plays, without what only players and reports need, and how results count."""

    content: Content
    counting: str


def played_by(learner: User, unit: Unit) -> Played | None:
    """What `learner` plays in `unit`, in one query; None where there is nothing to play."""
    rows = _begun(learner, unit).only("maximum").annotate(counting=F("unit__h5p__counting"))
    found = rows.first()
    return Played(found, found.counting) if found else None


def _begun(learner: User, unit: Unit) -> QuerySet[Content]:
    states = SavedState.objects.filter(learner=learner, content__unit=unit).order_by("-saved_at")
    current = F("unit__h5p__content")
    played = Coalesce(Subquery(states.values("content")[:1]), current)
    return Content.objects.filter(unit=unit, unit__h5p__content__isnull=False, pk=played)


def content_by_public_id(public_id: str) -> Content | None:
    """The content of that id, whoever asks: its address was signed for somebody who may see it."""
    return Content.objects.filter(public_id=public_id).select_related("package").first()


def set_of_libraries(set_hash: str) -> list[Library]:
    """The libraries that go by this hash, in order; none when nothing loads them, or one is blocked."""
    content = Content.objects.filter(set_hash=set_hash).first()
    found = playable(content) if content else None
    return list(found.libraries) if found and not found.blocked else []


def library_in_set(set_hash: str, folder: str) -> Library | None:
    """The library that scripts of this set mean by "H5P.Blanks-1.14"; None when there is none."""
    named = [each for each in set_of_libraries(set_hash) if each.name.folder == folder]
    return named[0] if named else None


def playable(content: Content) -> Playable:
    """The content with its libraries, in one query."""
    rows = Library.objects.filter(loading__content=content).order_by("loading__position")
    return Playable(content, list(rows))


def states_of(learner: User, content: Content) -> dict[str, dict[str, str]]:
    """What was kept of `learner` in `content`: data by type, by part."""
    found: dict[str, dict[str, str]] = {}
    for row in SavedState.objects.filter(learner=learner, content=content):
        found.setdefault(row.sub_content_id, {})[row.data_type] = row.data
    return found


def pseudonym_of(learner: User) -> str:
    """The name of `learner` in statements: the same for ever, and no key to the account outside."""
    key = hmac.new(force_bytes(settings.SECRET_KEY), b"h5p actor", hashlib.sha256).digest()
    return hmac.new(key, learner.public_id.bytes, hashlib.sha256).hexdigest()[:32]


def visible_libraries(actor: Actor) -> QuerySet[Library]:
    """The libraries that `actor` decides about, with the number of contents that load each and its rivals."""
    return (
        Library.objects.filter(libraries_visible_to(actor))
        .annotate(uses=Count("contents", distinct=True), has_rivals=Exists(_rivals()))
        .select_related("decided_by")
    )


def visible_library(actor: Actor, public_id: str) -> Library:
    """One of them. Raises NotFound."""
    found = visible_libraries(actor).filter(public_id=public_id).first()
    if found is None:
        raise NotFound(_("There is no such library."), code="library_not_found")
    return found


@dataclass(frozen=True)
class LibraryShelf:
    """Libraries to show, how many there are of each approval, and packages that wait as a whole."""

    chosen: str
    rows: Sequence[Library]
    numbers: dict[str, int]
    waiting_packages: Sequence[tuple[str, int]]

    @property
    def doubtful(self) -> list[Library]:
        """Waiting libraries that say the same version as another one and are not the same."""
        return [
            each
            for each in self.rows
            if each.approval == Approval.WAITING and each.has_rivals  # type: ignore[attr-defined]
        ]


def library_shelf(actor: Actor, *, chosen: str) -> LibraryShelf:
    """The libraries of the approval `chosen`; of whatever one when it is "". Raises NotFound."""
    _require_decider(actor)
    rows = visible_libraries(actor)
    counted = Library.objects.values_list("approval").annotate(number=Count("pk")).order_by()
    packages = (
        Library.objects.filter(approval=Approval.WAITING)
        .values_list("origin")
        .annotate(number=Count("pk"))
        .order_by("origin")
    )
    approval = chosen if chosen in Approval.values else ""
    shown = rows.filter(approval=approval) if approval else rows.order_by("-approval", *ORDER)
    return LibraryShelf(approval, list(shown), dict(counted), list(packages))


def _require_decider(actor: Actor) -> None:
    if not may_decide_libraries(actor):
        raise NotFound(_("There is nothing at this address."), code="not_found")


def chosen_libraries(actor: Actor, *, ids: Sequence[str], origin: str) -> QuerySet[Library]:
    """The libraries with these public ids, or all waiting ones that the package `origin` brought.

    Raises NotFound for who does not decide about libraries.
    """
    _require_decider(actor)
    rows = Library.objects.filter(libraries_visible_to(actor))
    if origin:
        return rows.filter(origin=origin, approval=Approval.WAITING)
    return rows.filter(public_id__in=[each for each in ids if _is_id(each)])


def _is_id(text: str) -> bool:
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True


def library_uses(library: Library) -> QuerySet[Content]:
    """The contents that load a library, with their units, newest first."""
    return (
        Content.objects.filter(loaded__library=library)
        .select_related("unit__course")
        .order_by("-pk")
    )


def _rivals() -> QuerySet[Library]:
    same = {name: OuterRef(name) for name in ("machine_name", "major", "minor", "patch")}
    return Library.objects.filter(**same).exclude(pk=OuterRef("pk"))


def rivals_of(library: Library) -> QuerySet[Library]:
    """Libraries of the same version with other contents: one of them is not what it says."""
    same = Q(
        machine_name=library.machine_name,
        major=library.major,
        minor=library.minor,
        patch=library.patch,
    )
    return Library.objects.filter(same).exclude(pk=library.pk)


def statements_of(content: Content) -> QuerySet[Statement]:
    """All statements about a content, oldest first."""
    return Statement.objects.filter(content=content).order_by("pk")
