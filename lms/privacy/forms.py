"""Forms: asking for correction, answering, leaving."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lms.privacy.services.correcting import BODY_LETTERS
from lms.privacy.services.leaving import REASON_LETTERS

SOMETHING_ELSE = _("Something else")


class CorrectionForm(forms.Form):
    """What should be corrected."""

    about = forms.ChoiceField(label=_("What is it about?"))
    body = forms.CharField(
        label=_("What is wrong, and what would be right?"),
        max_length=BODY_LETTERS,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Please say in a sentence what is wrong.")},
    )

    def __init__(self, *args: Any, kinds: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["about"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(kind, kind) for kind in (*kinds, str(SOMETHING_ELSE))]


class AnswerForm(forms.Form):
    """What the centre answers."""

    answer = forms.CharField(
        label=_("Your answer"),
        help_text=_("The person reads it on her page and is told by mail that it is there."),
        max_length=BODY_LETTERS,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Please write a sentence.")},
    )
    done = forms.BooleanField(
        label=_("It has been corrected: this request is done"), required=False
    )


class LeavingForm(forms.Form):
    """The last word before an account's days are counted."""

    understood = forms.BooleanField(
        label=_("I have read what will be lost."),
        error_messages={"required": _("Please confirm that you have read it.")},
    )


class DeletionForm(forms.Form):
    """Whose account the centre has erased, and why."""

    name = forms.CharField(
        label=_("User name or e-mail address"),
        max_length=254,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages={"required": _("Please say whose account it is.")},
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("The person reads it, for example: “has left the school”."),
        max_length=REASON_LETTERS,
        error_messages={"required": _("Please say why: the person will read it.")},
    )
