"""H5P as a kind of unit."""

from collections.abc import Mapping, Sequence

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from courses.activities.contract import (
    ActivityKind,
    CourseContext,
    OwnFields,
    PreparedBody,
    Presentation,
    UnitText,
)
from courses.h5p.body import InteractiveBody, prepare_body
from courses.h5p.fields import InteractiveFields
from courses.h5p.forms import InteractiveForm
from courses.h5p.models import Interactive
from courses.h5p.presenting import presentation_of
from courses.h5p.services import save_interactives
from courses.outline.models import Unit
from courses.outline.vocabulary import Completion
from lms.accounts.models import User


class InteractiveKind(ActivityKind[InteractiveBody]):
    """An H5P content, done by its score, by opening it, or by marking it."""

    key = "h5p"
    label: str | Promise = _("Interactive content (H5P)")
    icon = "puzzle"
    completions = frozenset({Completion.MARK, Completion.VIEW, Completion.SCORE})
    form_class: type[forms.Form] = InteractiveForm
    own_fields: type[OwnFields] = InteractiveFields
    urlconf = "courses.h5p.unit_urls"
    api_urlconf = "courses.h5p.unit_api_urls"

    def present(self, unit: Unit, *, learner: User | None) -> Presentation:
        """The player, or why there is none."""
        return presentation_of(unit, learner=learner)

    def prepare(
        self, text: UnitText, *, completion: Completion, context: CourseContext
    ) -> PreparedBody[InteractiveBody]:
        """Check the package and render the text."""
        fields = InteractiveFields.model_validate(text.fields.model_dump())
        return prepare_body(text.body, fields, completion=completion, context=context)

    def save_bodies(self, bodies: Mapping[Unit, PreparedBody[InteractiveBody]]) -> frozenset[int]:
        """Keep the contents."""
        return save_interactives({unit: body.content for unit, body in bodies.items()})

    def texts_of(self, units: Sequence[Unit]) -> Mapping[int, UnitText]:
        """The text of each unit, and its package."""
        rows = Interactive.objects.filter(unit__in=units).select_related("package")
        return {row.unit_id: UnitText(row.source, _fields_of(row)) for row in rows}

    def search_texts(self, units: Sequence[Unit]) -> Mapping[int, str]:
        """The text, and the words of the content."""
        return dict(Interactive.objects.filter(unit__in=units).values_list("unit_id", "text"))


def _fields_of(row: Interactive) -> InteractiveFields:
    return InteractiveFields.model_construct(
        package=row.package.path if row.package else "",
        counting=row.counting,  # type: ignore[arg-type]  # stored values are the same words
    )
