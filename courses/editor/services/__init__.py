"""Every write of drafts, history and presence."""

from courses.editor.services.presence import clear_presence, leave_unit, note_presence
from courses.editor.services.publishing import discard_draft, publish_draft
from courses.editor.services.saving import (
    Saved,
    Stale,
    restore_revision,
    save_draft,
    save_draft_at,
)

__all__ = [
    "Saved",
    "Stale",
    "clear_presence",
    "discard_draft",
    "leave_unit",
    "note_presence",
    "publish_draft",
    "restore_revision",
    "save_draft",
    "save_draft_at",
]
