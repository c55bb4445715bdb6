"""Writing a notebook unit, handing in, and deciding about points."""

from django import forms
from django.utils.translation import gettext_lazy as _

from courses.activities.form_fields import CourseFileField, MarkdownField
from lms.files.media_types import IPYNB


class NotebookForm(forms.Form):
    """A notebook among the course's files, the data beside it, and what to do."""

    notebook = CourseFileField(
        label=_("Notebook"),
        media_types=(IPYNB.name,),
        help_text=_(
            "A file ending in .ipynb, marked as in nbgrader. Learners get it without solutions and hidden "
            "tests; nobody but the team can download the file itself."
        ),
    )
    data = forms.CharField(  # type: ignore[assignment]  # the name of the field as authors write it
        label=_("Data beside it"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Paths of files of the course, one a line, such as medien/messwerte.csv."),
    )
    body = MarkdownField(
        label=_("Text above the notebook"), help_text=_("What to do, and how long it takes.")
    )


class HandInForm(forms.Form):
    """The learner's file."""

    file = forms.FileField(
        label=_("Your notebook"),
        help_text=_("The file ending in .ipynb, saved before."),
        widget=forms.FileInput(attrs={"accept": ".ipynb"}),
        error_messages={
            "required": _("Please choose your notebook first."),
            "empty": _("The file is empty."),
        },
        max_length=400,
    )


class AwardForm(forms.Form):
    """Points by hand, and why."""

    points = forms.FloatField(label=_("Points"), min_value=0, localize=True)
    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The learner reads it."),
    )
