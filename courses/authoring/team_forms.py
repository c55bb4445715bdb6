"""What is typed on the page of a course's team."""

from django import forms
from django.utils.translation import gettext_lazy as _

from courses.outline.vocabulary import TeamRole

WHAT_ROLES_DO = {
    TeamRole.OWNER: _("Responsible: everything, with team, publication and deletion"),
    TeamRole.AUTHOR: _("Author: writes and arranges, without seeing who learns"),
    TeamRole.TRAINER: _("Trainer: looks after learners, without changing the course"),
}


class NewMemberForm(forms.Form):
    """Somebody new, by user name."""

    username = forms.CharField(
        label=_("User name"),
        help_text=_("Of a colleague at your schools or of the centre’s trainers."),
        max_length=150,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages={"required": _("Please enter a user name.")},
    )
    role = forms.ChoiceField(
        label=_("Role"),
        choices=[(role.value, label) for role, label in WHAT_ROLES_DO.items()],
        initial=TeamRole.AUTHOR.value,
        widget=forms.RadioSelect,
    )


class RoleForm(forms.Form):
    """Another role for somebody of the team."""

    role = forms.ChoiceField(label=_("Role"), choices=TeamRole.choices)
