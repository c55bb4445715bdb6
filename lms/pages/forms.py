"""The forms of pages and of reports."""

from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lms.kernel.clock import now
from lms.pages.kinds import State
from lms.pages.limits import (
    ADDRESS_LETTERS,
    ANSWER_LETTERS,
    LEAST_SECONDS,
    NOTE_LETTERS,
    REPORT_LETTERS,
    TEXT_LETTERS,
)

_SALT = "lernhub.pages.form"
NO_WORDS = {"required": _("Please write a sentence first.")}


class PageForm(forms.Form):
    """The text of a page; `revision` is what its editor started from."""

    source = forms.CharField(
        label=_("Text"),
        help_text=_(
            "Markdown: ## heading, - list, **important**, [words](https://…). Blanks stand in [[…]]."
        ),
        max_length=TEXT_LETTERS,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "true"}),
        error_messages={"required": _("An empty page can’t be saved.")},
    )
    note = forms.CharField(
        label=_("What is new"),
        help_text=_("One sentence for the list of versions, for example: New telephone number."),
        max_length=NOTE_LETTERS,
        required=False,
    )
    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].widget.attrs["lang"] = language


class RevisionForm(forms.Form):
    """For what needs no text: which state of the page somebody has seen."""

    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class ReportForm(forms.Form):
    """A barrier. Against machines: a field that people don't see, and a form that takes some seconds.

    Nobody is ever refused for being slow, and a form that comes back keeps what was typed.
    """

    body = forms.CharField(
        label=_("What is in the way?"),
        help_text=_("What did you want to do, and what happened? Which device or aid do you use?"),
        max_length=REPORT_LETTERS,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages=NO_WORDS,
    )
    page = forms.CharField(
        label=_("On which page?"),
        help_text=_("The address of the page you came from. Change it if it is another one."),
        max_length=ADDRESS_LETTERS,
        required=False,
    )
    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("For the answer. Without one you read it at an address that you get next."),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    website = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    started = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        opened_at = _opened_at(data.get("started", "")) if data else None
        if data and opened_at is None:
            data = data.copy()
            data["started"] = _stamp()
        super().__init__(data, **kwargs)
        self.fields["started"].initial = _stamp
        self._opened_at = opened_at

    def clean(self) -> dict[str, Any]:
        """Refuse what no person sends, with a way on for the person who did all the same."""
        values: dict[str, Any] = super().clean() or {}
        if values.get("website"):
            raise forms.ValidationError(
                gettext("The last field is a trap for machines. Please empty it and send again.")
            )
        if self._opened_at is None or now().timestamp() - self._opened_at < LEAST_SECONDS:
            raise forms.ValidationError(
                gettext("That was very fast. Please press the button once more: nothing is lost.")
            )
        return values


def _stamp() -> str:
    return signing.dumps(now().timestamp(), salt=_SALT)


def _opened_at(stamp: str) -> float | None:
    """When the form was shown; None when nobody can tell."""
    try:
        return float(signing.loads(stamp, salt=_SALT))
    except (signing.BadSignature, ValueError, TypeError):
        return None


class AnswerForm(forms.Form):
    """What the centre answers."""

    body = forms.CharField(
        label=_("Your answer"),
        help_text=_(
            "Goes out by mail if an address was given, and stands at the sender’s secret address."
        ),
        max_length=ANSWER_LETTERS,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages=NO_WORDS,
    )


class StateForm(forms.Form):
    """How far a report is."""

    state = forms.ChoiceField(label=_("State"), choices=State.choices)


class NoteForm(forms.Form):
    """What staff notes for each other."""

    note = forms.CharField(
        label=_("Internal note"),
        help_text=_("Only the centre’s staff reads this."),
        max_length=ANSWER_LETTERS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
