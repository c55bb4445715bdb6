"""Writing a notebook unit, handing in, and deciding about points."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from courses.activities.form_fields import CourseFileField, MarkdownField
from hub.notebooks.deadlines import MOST_GRACE_MINUTES
from hub.notebooks.models import Submission
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
    outputs = forms.ChoiceField(
        label=_("Outputs in your file"),
        required=False,
        choices=(
            ("", _("Take them away")),
            ("keep", _("Keep those of cells that learners get as they are")),
        ),
        help_text=_("Those of solutions and tests never reach learners."),
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

    @classmethod
    def of(cls, submission: Submission) -> "AwardForm":
        """With the points that count so far; whole ones are written without a decimal."""
        points = submission.counted_points
        whole = int(points) if points is not None and points == int(points) else points
        return cls(initial={"points": whole, "reason": submission.reason})


def _moment_field(label: Any, help_text: Any, *, required: bool = False) -> forms.DateTimeField:
    return forms.DateTimeField(
        label=label,
        help_text=help_text,
        required=required,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"invalid": _("Please write day and time like this: 24.11.2026 08:00")},
    )


class DeadlineForm(forms.Form):
    """Until when notebooks are taken."""

    due_at = _moment_field(
        _("Deadline"), _("Empty: notebooks are taken for as long as the course runs.")
    )
    grace_minutes = forms.IntegerField(
        label=_("Grace in minutes"),
        required=False,
        min_value=0,
        max_value=MOST_GRACE_MINUTES,
        help_text=_("That long after the deadline they are still taken, and marked as late."),
    )

    def clean_grace_minutes(self) -> int:
        """None is written like zero."""
        return self.cleaned_data["grace_minutes"] or 0


class ExtensionForm(forms.Form):
    """More time for one learner."""

    due_at = _moment_field(
        _("Deadline for this person"), _("The grace comes on top. The person sees it on the unit.")
    )

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        if "end" not in self.data:
            self.fields["due_at"].required = True
