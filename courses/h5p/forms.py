"""Writing an H5P unit in the browser."""

from django import forms
from django.utils.translation import gettext_lazy as _

from courses.activities.form_fields import CourseFileField, MarkdownField
from courses.h5p.models import Counting
from lms.files.media_types import H5P


class InteractiveForm(forms.Form):
    """A package among the course's files, how results count, and what to do."""

    package = CourseFileField(
        label=_("H5P package"),
        media_types=(H5P.name,),
        help_text=_(
            "A file ending in .h5p, made with Lumi, h5p.org, Moodle or another authoring tool."
        ),
    )
    counting = forms.ChoiceField(
        label=_("Of several results counts"), choices=Counting.choices, required=False
    )
    body = MarkdownField(
        label=_("Text above the content"),
        help_text=_("What to do, or nothing where the content says it itself."),
    )
