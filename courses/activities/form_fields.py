"""Fields for the forms of kinds: a text in Markdown, a file of the course.

Whoever shows such a form gives it the course's files (`offer_files`) and finds out what can be edited
with more than a plain box (`data-…` attributes); the form itself knows no course.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from courses.activities.contract import file_path

TEXT_ROWS = 24


class MarkdownField(forms.CharField):
    """A text in our Markdown, kept as it was typed."""

    def __init__(self, **arguments: Any) -> None:
        widget = forms.Textarea(
            attrs={"rows": TEXT_ROWS, "spellcheck": "true", "data-markdown": "true"}
        )
        super().__init__(**{"strip": False, "required": False, "widget": widget, **arguments})


class CourseFileField(forms.CharField):
    """A file of the course by its path. `media_types` (RFC 6838) says which files are possible.

    A path that names no file of the course is kept: whether it will do is for the kind to say.
    """

    widget = forms.Select

    def __init__(self, *, media_types: Iterable[str], **arguments: Any) -> None:
        self.media_types = frozenset(media_types)
        attributes = {"data-course-file": " ".join(sorted(self.media_types))}
        super().__init__(
            **{"required": False, "widget": forms.Select(attrs=attributes), **arguments}
        )

    def offer(self, paths: Iterable[str], *, chosen: str) -> None:
        """Let one choose among `paths`; what is chosen stays choosable though it be missing."""
        known = list(paths)
        wanted = file_path(chosen)
        choices = [("", _("none")), *((path, path) for path in known)]
        if wanted and wanted not in known:
            choices.append((chosen, _("%(path)s (missing)") % {"path": chosen}))
        self.widget.choices = choices


def offer_files(form: forms.Form, media_types: Mapping[str, str]) -> None:
    """Let the form's file fields choose among the course's files, given by path with their type."""
    for name, field in form.fields.items():
        if isinstance(field, CourseFileField):
            fitting = [path for path, kind in media_types.items() if kind in field.media_types]
            field.offer(fitting, chosen=str(form[name].value() or ""))
