"""The pages of the editor: writing a unit, two versions, the history."""

from courses.editor.views.history import history, restore, revision
from courses.editor.views.unit import compare, discard, download, publish, unit

__all__ = ["compare", "discard", "download", "history", "publish", "restore", "revision", "unit"]
