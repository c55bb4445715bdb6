"""What is typed at the door, and what the team arranges there. The services decide."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from courses.enrolment import outcomes
from courses.enrolment.keys import suggest_key
from courses.enrolment.models import CourseEntry
from courses.enrolment.names import names_in
from courses.enrolment.services import KeyChange
from courses.enrolment.vocabulary import Way
from courses.enrolment.ways_in import Stage
from lms.kernel.errors import DomainError, InvalidInput

LONGEST_TEXT = 1000


def show_refusal(form: forms.Form, refusal: DomainError) -> None:
    """Put each sentence next to its field; what is about no field of the form stands above it."""
    fields = refusal.fields if isinstance(refusal, InvalidInput) else {}
    for name, message in (fields or {"": refusal.message}).items():
        form.add_error(name if name in form.fields else None, message)


class JoinForm(forms.Form):
    """What the stage asks for: a key, a reason, or nothing."""

    def __init__(self, stage: Stage, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if stage is Stage.WITH_KEY:
            self.fields["key"] = self._key()
        elif stage is Stage.WITH_REASON:
            self.fields["reason"] = self._reason()

    def _key(self) -> forms.CharField:
        attributes = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        return forms.CharField(
            label=_("Key"),
            help_text=_("The team gives it to you. Capitals do not matter."),
            widget=forms.TextInput(attrs=attributes),
            error_messages={"required": outcomes.wrong_key(is_empty=True).message},
        )

    def _reason(self) -> forms.CharField:
        return forms.CharField(
            label=_("Why would you like to take part?"),
            help_text=_("Only the course’s team reads this."),
            widget=forms.Textarea(attrs={"rows": 4}),
            error_messages={
                "required": outcomes.bad_reason(longest=LONGEST_TEXT, is_empty=True).message
            },
        )


class AnswerForm(forms.Form):
    """The team's words to somebody who asks."""

    answer = forms.CharField(
        label=_("Your answer"),
        help_text=_("Goes to the person together with your decision."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class NamesForm(forms.Form):
    """A pasted list of user names."""

    names = forms.CharField(
        label=_("User names"),
        help_text=_("One a line, or separated by commas."),
        widget=forms.Textarea(attrs={"rows": 8, "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={"required": _("Please enter at least one user name.")},
    )

    def clean_names(self) -> list[str]:
        """The names, each once."""
        return names_in(self.cleaned_data["names"])


def _moment_field(label: Any, help_text: Any = "") -> forms.DateTimeField:
    return forms.DateTimeField(
        label=label,
        help_text=help_text,
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"invalid": _("Please write day and time like this: 24.11.2026 08:00")},
    )


class EntryForm(forms.Form):
    """How one comes into a course."""

    way = forms.ChoiceField(
        label=_("Who may come in?"), choices=Way.choices, widget=forms.RadioSelect
    )
    key = forms.CharField(
        label=_("New key"),
        required=False,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    key_expires_at = _moment_field(_("The key is valid until"))
    capacity = forms.IntegerField(
        label=_("Seats"),
        help_text=_("Empty: as many as want to. When all are taken, a waiting list begins."),
        required=False,
        error_messages={"invalid": _("Please write a number, such as 16.")},
    )
    opens_at = _moment_field(_("Enrolment from"))
    closes_at = _moment_field(_("Enrolment until"), _("The waiting list moves on afterwards, too."))

    def __init__(self, entry: CourseEntry, *args: Any, **kwargs: Any) -> None:
        names = ("way", "key_expires_at", "capacity", "opens_at", "closes_at")
        kwargs["initial"] = {name: getattr(entry, name) for name in names}
        super().__init__(*args, **kwargs)
        self._has_key = bool(entry.key_hash)
        self.fields["key"].help_text = self._hint_for_key()

    def _hint_for_key(self) -> Any:
        if self._has_key:
            return _(
                "There is a key. Nobody can read it here, not even you; a new one replaces it. "
                "Empty: it stays."
            )
        return _("Only for the way by key. For example %(key)s.") % {"key": suggest_key()}

    def clean(self) -> dict[str, Any]:
        """A way by key needs one."""
        data = super().clean() or {}
        if data.get("way") == Way.KEY and not data.get("key") and not self._has_key:
            self.add_error("key", _("Please choose a key."))
        return data

    def settings(self) -> dict[str, Any]:
        """What `set_entry` takes."""
        data = self.cleaned_data
        change = KeyChange(key=data["key"], expires_at=data["key_expires_at"])
        names = ("way", "capacity", "opens_at", "closes_at")
        return {"key_change": change, **{name: data[name] for name in names}}
