"""Reading the text that a unit's authors work on."""

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext as _

from courses.activities.texts import texts_of
from courses.editor.models import UnitDraft
from courses.editor.policies import units_writable_by
from courses.editor.versions import Content, content_of, token_of
from courses.outline.models import Course, Unit
from courses.outline.policies import course_editable_by, course_written_by
from courses.outline.selectors import course_at
from lms.accounts.actors import Actor
from lms.accounts.models import User
from lms.kernel.errors import NotFound


@dataclass(frozen=True)
class WorkingCopy:
    """What somebody who opens the unit for writing gets.

    `token` names this state. `has_changes` tells that learners see something else: `published`. An
    outdated one began from a published text that was replaced since, by a package for example. Who saved
    it is looked up once somebody asks: a save need not know.
    """

    unit: Unit
    content: Content
    published: Content
    token: str
    revision: int
    has_changes: bool
    is_outdated: bool
    saved_at: datetime.datetime | None
    draft: UnitDraft | None

    @property
    def saved_by(self) -> User | None:
        """Whoever saved last; None where nobody did, or the account is gone."""
        return self.draft.saved_by if self.draft is not None else None


def writable_course(actor: Actor, slug: str) -> Course:
    """The course of that slug whose units `actor` may write. Raises NotFound and Moved."""
    return course_at(slug, among=course_editable_by(actor))


def writable_unit(actor: Actor, *, slug: str, key: str) -> Unit:
    """The unit of that key in a course that `actor` may write in. Raises NotFound and Moved.

    Authors save every few seconds, the centre's staff hardly ever: so who is of the team is asked first.
    """
    units = Unit.objects.filter(course__slug=slug, key=key, archived_at__isnull=True)
    units = units.select_related("course").order_by("pk")
    unit = units.filter(course_written_by(actor, via="course__")).first()
    unit = unit or units.filter(units_writable_by(actor)).first()
    if unit is None:
        writable_course(actor, slug)  # says whether it is the course that is absent, or has moved
        raise NotFound(_("There is no such unit in this course."), code="unit_not_found")
    return unit


def working_copy(unit: Unit) -> WorkingCopy:
    """The draft of `unit`, or what is published where nobody has changed it."""
    draft = UnitDraft.objects.filter(unit=unit).select_related("saved_by").first()
    return copy_of(unit, draft)


def copy_of(unit: Unit, draft: UnitDraft | None) -> WorkingCopy:
    """The working copy that `draft` makes."""
    published = content_of(texts_of([unit]).get(unit.pk))
    is_open = draft is not None and draft.has_changes
    base = draft.based_on if draft is not None and is_open else published.digest
    revision = draft.revision if draft is not None else 0
    return WorkingCopy(
        unit=unit,
        content=draft.content if draft is not None and is_open else published,
        published=published,
        token=token_of(revision=revision, published=base),
        revision=revision,
        has_changes=is_open,
        is_outdated=is_open and base != published.digest,
        saved_at=draft.saved_at if draft is not None else None,
        draft=draft,
    )
