"""Notebooks as a kind of unit."""

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
from courses.outline.models import Unit
from courses.outline.vocabulary import Completion
from hub.notebooks.body import NotebookBody, prepare_body
from hub.notebooks.fields import NotebookFields
from hub.notebooks.forms import NotebookForm
from hub.notebooks.models import Notebook
from hub.notebooks.presenting import presentation_of
from hub.notebooks.services import save_notebooks
from lms.accounts.models import User


class NotebookKind(ActivityKind[NotebookBody]):
    """A Jupyter notebook, done by its score, by opening it, or by marking it."""

    key = "notebook"
    label: str | Promise = _("Notebook (Jupyter)")
    icon = "book"
    completions = frozenset({Completion.MARK, Completion.VIEW, Completion.SCORE})
    form_class: type[forms.Form] = NotebookForm
    own_fields: type[OwnFields] = NotebookFields
    urlconf = "hub.notebooks.urls"
    api_urlconf = "hub.notebooks.api_urls"
    work_url = "notebooks:learner"

    def present(self, unit: Unit, *, learner: User | None) -> Presentation:
        """The preview, the file to take along, and what was handed in."""
        return presentation_of(unit, learner=learner)

    def prepare(
        self, text: UnitText, *, completion: Completion, context: CourseContext
    ) -> PreparedBody[NotebookBody]:
        """Check the notebook and render what is shown of it."""
        fields = NotebookFields.model_validate(text.fields.model_dump())
        return prepare_body(text.body, fields, completion=completion, context=context)

    def save_bodies(self, bodies: Mapping[Unit, PreparedBody[NotebookBody]]) -> frozenset[int]:
        """Keep the notebooks."""
        return save_notebooks({unit: body.content for unit, body in bodies.items()})

    def texts_of(self, units: Sequence[Unit]) -> Mapping[int, UnitText]:
        """The text of each unit, and its files."""
        rows = Notebook.objects.filter(unit__in=units).select_related("file")
        return {row.unit_id: UnitText(row.source, _fields_of(row)) for row in rows}

    def search_texts(self, units: Sequence[Unit]) -> Mapping[int, str]:
        """The text, and the words of the learner's version."""
        return dict(Notebook.objects.filter(unit__in=units).values_list("unit_id", "text"))


def _fields_of(row: Notebook) -> NotebookFields:
    return NotebookFields.model_construct(
        notebook=row.file.path if row.file else "",
        data=row.data,
        outputs="keep" if row.outputs else "",
    )
