"""Reading as a kind of unit."""

from collections.abc import Mapping, Sequence

from django import forms
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from courses.activities.contract import (
    ActivityKind,
    CourseContext,
    PreparedBody,
    Presentation,
    UnitText,
)
from courses.outline.models import Unit
from courses.outline.vocabulary import Completion
from courses.reading.body import ReadingBody, prepare_body
from courses.reading.forms import ReadingForm
from courses.reading.models import Reading
from courses.reading.services import save_readings
from lms.accounts.models import User


class ReadingKind(ActivityKind[ReadingBody]):
    """A text to read, done by marking it or by opening it."""

    key = "reading"
    label: str | Promise = _("Text")
    icon = "book"
    completions = frozenset({Completion.MARK, Completion.VIEW})
    form_class: type[forms.Form] = ReadingForm

    def present(self, unit: Unit, *, learner: User | None) -> Presentation:  # noqa: ARG002
        """The rendered text. It passed the sanitiser when it was kept."""
        html = Reading.objects.filter(unit=unit).values_list("html", flat=True).first() or ""
        return Presentation("reading/unit.html", {"html": SafeString(html)})

    def prepare(
        self,
        text: UnitText,
        *,
        completion: Completion,  # noqa: ARG002
        context: CourseContext,
    ) -> PreparedBody[ReadingBody]:
        """Render the text."""
        return prepare_body(text.body, context=context)

    def preview(self, body: PreparedBody[ReadingBody], *, unit: Unit) -> Presentation:  # noqa: ARG002
        """The rendered text. It passed the sanitiser when it was prepared."""
        return Presentation("reading/unit.html", {"html": SafeString(body.content.html)})

    def save_bodies(self, bodies: Mapping[Unit, PreparedBody[ReadingBody]]) -> frozenset[int]:
        """Keep the texts."""
        return save_readings({unit: body.content for unit, body in bodies.items()})

    def texts_of(self, units: Sequence[Unit]) -> Mapping[int, UnitText]:
        """The Markdown of each unit."""
        rows = Reading.objects.filter(unit__in=units).values_list("unit_id", "source")
        return {unit_id: UnitText(source) for unit_id, source in rows}

    def search_texts(self, units: Sequence[Unit]) -> Mapping[int, str]:
        """The text of each unit without markup."""
        return dict(Reading.objects.filter(unit__in=units).values_list("unit_id", "text"))
