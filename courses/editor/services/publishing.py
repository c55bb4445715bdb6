"""Letting learners see a draft, or giving it up."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from courses.activities.contract import PreparedBody
from courses.activities.registry import kind_of
from courses.activities.texts import texts_of
from courses.editor.errors import ChangedMeanwhile, NotPublishable
from courses.editor.models import UnitDraft, UnitRevision
from courses.editor.preparing import prepare
from courses.editor.selectors import WorkingCopy, context_of, copy_of, working_copy
from courses.editor.services.revisions import mark_published
from courses.editor.services.saving import Saved, locked_draft, require_writing
from courses.editor.versions import content_of, token_of
from courses.outline.events import CourseChanged
from courses.outline.models import Course, Unit
from lms.accounts.models import User
from lms.kernel.audit import record
from lms.kernel.clock import now
from lms.kernel.errors import Conflict
from lms.kernel.events import publish
from lms.kernel.locking import lock


def publish_draft(*, actor: User, unit: Unit, base: str) -> Saved:
    """Let learners see the draft in the state that the token `base` names.

    What takes long is done before anything is locked. Raises NotAllowed, ChangedMeanwhile where the
    draft is in another state by now, and NotPublishable with every problem.
    """
    require_writing(actor, unit)
    copy = working_copy(unit)
    if copy.token != base:
        raise ChangedMeanwhile
    prepared = prepare(unit, copy.content, context=context_of(unit.course))
    if prepared.problems or prepared.body is None:
        raise NotPublishable(prepared.problems)
    return _published(actor, unit, copy, prepared.body)


@transaction.atomic
def _published(actor: User, unit: Unit, copy: WorkingCopy, body: PreparedBody[Any]) -> Saved:
    require_writing(actor, unit)
    course = lock(Course, unit.course_id)
    draft = locked_draft(unit)
    if copy_of(unit, draft).token != copy.token:
        raise ChangedMeanwhile
    kind_of(unit.kind).save_bodies({unit: body})
    saved = _settled(draft, unit, actor)
    course.save(update_fields=["updated_at"])
    record(actor=actor, action="unit_text.published", target=unit)
    publish(CourseChanged(course.pk))
    return saved


def _settled(draft: UnitDraft, unit: Unit, actor: User) -> Saved:
    """From here on the draft is what is published."""
    moment = now()
    kept = content_of(texts_of([unit]).get(unit.pk))
    draft.revision += kept.digest != draft.content.digest
    draft.text, draft.fields = kept.text, dict(kept.fields)
    draft.based_on, draft.has_changes = kept.digest, False
    draft.saved_at, draft.saved_by = draft.saved_at or moment, draft.saved_by or actor
    draft.save()
    mark_published(draft, unit=unit, author=actor, at=moment)
    token = token_of(revision=draft.revision, published=kept.digest)
    return Saved(token, draft.revision, moment, has_changes=False)


@transaction.atomic
def discard_draft(*, actor: User, unit: Unit) -> UnitRevision | None:
    """Go back to what is published; returns the state given up, which stays in the history.

    Nothing to give up: None. Raises NotAllowed, and Conflict where nothing was published yet.
    """
    require_writing(actor, unit)
    draft = locked_draft(unit)
    copy = copy_of(unit, draft)
    if not copy.has_changes:
        return None
    if unit.pk not in texts_of([unit]):
        message = _("Nothing of this unit is published yet, so there is nothing to go back to.")
        raise Conflict(message, code="nothing_published")
    given_up = UnitRevision.objects.filter(unit=unit, number=draft.revision).order_by("-pk").first()
    draft.text, draft.fields = copy.published.text, dict(copy.published.fields)
    draft.based_on, draft.has_changes = copy.published.digest, False
    draft.revision += 1
    draft.writer, draft.saved_by, draft.saved_at = "", actor, now()
    draft.save()
    record(actor=actor, action="unit_text.discarded", target=unit)
    return given_up
