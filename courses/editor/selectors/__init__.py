"""Reading drafts, history and presence."""

from courses.editor.selectors.drafts import (
    WorkingCopy,
    copy_of,
    working_copy,
    writable_course,
    writable_unit,
)
from courses.editor.selectors.history import (
    base_of,
    history_page,
    previous_revision,
    revision_of,
)
from courses.editor.selectors.presence import others_at
from courses.editor.selectors.surroundings import (
    OfferedFile,
    OfferedUnit,
    context_of,
    offered_files,
    offered_units,
)

__all__ = [
    "OfferedFile",
    "OfferedUnit",
    "WorkingCopy",
    "base_of",
    "context_of",
    "copy_of",
    "history_page",
    "offered_files",
    "offered_units",
    "others_at",
    "previous_revision",
    "revision_of",
    "working_copy",
    "writable_course",
    "writable_unit",
]
