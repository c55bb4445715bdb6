"""What a form field needs in order to be drawn: its kind, its attributes and its messages' ids."""

from dataclasses import dataclass

from django.forms import (
    BoundField,
    CheckboxInput,
    CheckboxSelectMultiple,
    Form,
    RadioSelect,
)
from django.utils.safestring import SafeString


@dataclass(frozen=True)
class DrawnField:
    """A bound field with what its template shows. `kind` is input, check or choices."""

    bound: BoundField
    kind: str
    hint_id: str
    error_id: str
    is_optional: bool

    @property
    def errors(self) -> list[str]:
        return [str(message) for message in self.bound.errors]

    @property
    def described_by(self) -> str:
        """The ids of hint and error, as `aria-describedby` wants them."""
        ids = [self.hint_id if self.bound.help_text else "", self.error_id if self.errors else ""]
        return " ".join(filter(None, ids))

    @property
    def control(self) -> SafeString:
        """The input itself, tied to its hint and its error."""
        attributes: dict[str, str | bool] = {}
        if self.described_by:
            attributes["aria-describedby"] = self.described_by
        if self.errors:
            attributes["aria-invalid"] = "true"
        return self.bound.as_widget(attrs=attributes)


@dataclass(frozen=True)
class FieldError:
    """One line of the summary above a form: where the error is and what to do about it."""

    anchor: str
    label: str
    message: str


def drawn(bound: BoundField) -> DrawnField:
    """Prepare `bound` for its template."""
    name = bound.auto_id or bound.html_name
    return DrawnField(
        bound=bound,
        kind=_kind(bound),
        hint_id=f"{name}_hint",
        error_id=f"{name}_error",
        is_optional=not bound.field.required and not isinstance(bound.field.widget, CheckboxInput),
    )


def _kind(bound: BoundField) -> str:
    widget = bound.field.widget
    if isinstance(widget, RadioSelect | CheckboxSelectMultiple):
        return "choices"
    return "check" if isinstance(widget, CheckboxInput) else "input"


def field_errors(form: Form) -> list[FieldError]:
    """Every error of a field, in the order of the form; each links to where it is mended."""
    return [
        FieldError(_anchor(form[name]), str(form[name].label).rstrip(".:?"), str(message))
        for name in form.fields
        for message in form[name].errors
    ]


def _anchor(bound: BoundField) -> str:
    """The id of the input; of a group its first option."""
    if _kind(bound) == "choices":
        return f"{bound.auto_id}_0"
    return bound.id_for_label or bound.auto_id
