"""The two composers."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import get_text_list
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from courses.questions.limits import ANSWER_LETTERS, QUESTION_LETTERS

NO_WORDS = {"required": _("Please write a sentence first.")}


class QuestionForm(forms.Form):
    """What a learner asks; the hint says who can read it."""

    body = forms.CharField(
        label=_("Your question"),
        max_length=QUESTION_LETTERS,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages=NO_WORDS,
    )

    def __init__(self, *args: Any, readers: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].help_text = who_can_read(readers)


def who_can_read(readers: Sequence[str]) -> str:
    """A sentence with the names of the team."""
    if not readers:
        return gettext("Only the course’s team and those who run the centre can read this.")
    return gettext(
        "Only %(names)s (the course’s team) and those who run the centre can read this."
    ) % {"names": get_text_list(list(readers), gettext("and"))}


class AnswerForm(forms.Form):
    """What the team answers; whoever asked and the team can read it."""

    body = forms.CharField(
        label=_("Your answer"),
        help_text=_(
            "Whoever asked and the course’s team can read this. Web addresses become links."
        ),
        max_length=ANSWER_LETTERS,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages=NO_WORDS,
    )
