"""Writing a text in the browser."""

from django import forms
from django.utils.translation import gettext_lazy as _

from courses.activities.form_fields import MarkdownField


class ReadingForm(forms.Form):
    """The body of a reading unit."""

    body = MarkdownField(label=_("Text"))
