"""What is asked for a new access token. The service decides."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lms.api.models import NAME_LETTERS
from lms.api.scopes import SCOPE_LABELS, Scope
from lms.api.services import USUAL_DAYS
from lms.kernel.errors import DomainError, InvalidInput

DURATIONS = (
    (7, _("1 week")),
    (30, _("30 days")),
    (USUAL_DAYS, _("90 days")),
    (180, _("half a year")),
    (365, _("one year, the longest")),
)


class TokenForm(forms.Form):
    """A name, what it may be used for, and for how long."""

    name = forms.CharField(
        label=_("For which program?"),
        help_text=_("As you will recognise it later, for example “Timetable script”."),
        max_length=NAME_LETTERS,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Please name the program that will use the token.")},
    )
    scopes = forms.MultipleChoiceField(
        label=_("What may it do?"),
        help_text=_("As little as it needs. It can never do more than you may yourself."),
        choices=[(scope.value, SCOPE_LABELS[scope]) for scope in Scope],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Please choose what the token may be used for.")},
    )
    days = forms.TypedChoiceField(
        label=_("For how long?"), choices=DURATIONS, coerce=int, initial=USUAL_DAYS
    )

    def show_refusal(self, refusal: DomainError) -> None:
        """Put each sentence next to its field; what is about no field stands above the form."""
        fields = refusal.fields if isinstance(refusal, InvalidInput) else {}
        for name, message in (fields or {"": refusal.message}).items():
            self.add_error(name or None, message)
