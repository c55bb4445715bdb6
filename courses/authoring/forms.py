"""What authors type in the workshop. The services decide."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from courses.activities.registry import kind_of, kinds
from courses.authoring.properties import LONGEST_MINUTES, UnitProperties
from courses.outline.models import Unit
from courses.outline.vocabulary import Completion, Release

LONGEST_TITLE = 160
LONGEST_SUMMARY = 300
WITHOUT_TITLE = _("Please write a title.")


def moment_field(label: Any, help_text: Any = "") -> forms.DateTimeField:
    """A day and a time, as browsers pick them and people type them."""
    return forms.DateTimeField(
        label=label,
        help_text=help_text,
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"invalid": _("Please write day and time like this: 24.11.2026 08:00")},
    )


def title_field(label: Any) -> forms.CharField:
    """One line for a title."""
    return forms.CharField(
        label=label, max_length=LONGEST_TITLE, error_messages={"required": WITHOUT_TITLE}
    )


class NewSectionForm(forms.Form):
    """A section's title."""

    title = title_field(_("Title of the section"))


class SectionForm(forms.Form):
    """A section's title, and what has to be finished before it opens."""

    title = title_field(_("Title"))
    requires = forms.MultipleChoiceField(
        label=_("Opens after"),
        help_text=_("Sections that have to be finished first. None: it is open from the start."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, others: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if others:
            self.fields["requires"].choices = others  # type: ignore[attr-defined]
        else:
            del self.fields["requires"]


class NewUnitForm(forms.Form):
    """Title and kind of a new unit."""

    title = title_field(_("Title of the unit"))
    kind = forms.ChoiceField(label=_("Kind"), widget=forms.RadioSelect, initial="reading")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.key, kind.label) for kind in kinds()]  # type: ignore[attr-defined]


class UnitForm(forms.Form):
    """The properties of a unit."""

    title = title_field(_("Title"))
    summary = forms.CharField(
        label=_("Short summary"),
        help_text=_("One sentence above the text."),
        max_length=LONGEST_SUMMARY,
        required=False,
    )
    minutes = forms.IntegerField(
        label=_("Minutes"),
        help_text=_("How long it takes most people."),
        min_value=1,
        max_value=LONGEST_MINUTES,
    )
    state = forms.ChoiceField(
        label=_("Publication"),
        help_text=_("Learners see published units only."),
        choices=Release.choices,
        widget=forms.RadioSelect,
    )
    visible_from = moment_field(
        _("Show from"), _("Until then learners read when it opens. Empty: at once.")
    )
    visible_until = moment_field(
        _("Hide from"), _("What learners did in it is kept. Empty: it stays.")
    )
    completion = forms.ChoiceField(label=_("Done"), widget=forms.RadioSelect)
    pass_percent = forms.IntegerField(
        label=_("Percent needed"),
        help_text=_("Only for “by reaching a score”."),
        required=False,
        min_value=1,
        max_value=100,
    )
    requires = forms.MultipleChoiceField(
        label=_("Opens after"),
        help_text=_("Units that have to be done first."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self, *args: Any, unit: Unit, others: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        possible = kind_of(unit.kind).completions
        self.fields["completion"].choices = [  # type: ignore[attr-defined]
            (each.value, each.label) for each in Completion if each in possible
        ]
        self.fields["requires"].choices = others  # type: ignore[attr-defined]
        if not others:
            del self.fields["requires"]
        if Completion.SCORE not in possible:
            del self.fields["pass_percent"]

    def properties(self) -> UnitProperties:
        """What the service takes."""
        data = self.cleaned_data
        return UnitProperties(
            title=data["title"],
            summary=data["summary"],
            minutes=data["minutes"],
            completion=Completion(data["completion"]),
            pass_percent=data.get("pass_percent"),
            requires=frozenset(data.get("requires", ())),
            state=Release(data["state"]),
            visible_from=data["visible_from"],
            visible_until=data["visible_until"],
        )


def initial_of(properties: UnitProperties) -> dict[str, Any]:
    """What the form of a unit begins with."""
    return {
        "title": properties.title,
        "summary": properties.summary,
        "minutes": properties.minutes,
        "state": properties.state.value,
        "visible_from": properties.visible_from,
        "visible_until": properties.visible_until,
        "completion": properties.completion.value,
        "pass_percent": properties.pass_percent,
        "requires": sorted(properties.requires),
    }
