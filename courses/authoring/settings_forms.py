"""What is typed on the settings pages of a course."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from courses.authoring.creating_forms import slug_field
from courses.authoring.forms import title_field
from courses.authoring.services.settings import lines_of, words_of
from courses.authoring.settings import CourseSettings
from courses.outline.models import Course
from courses.outline.selectors import licences
from courses.outline.vocabulary import LEVELS, SUBJECTS, Audience, Visibility
from lms.accounts.actors import Actor
from lms.schools.policies import may_manage_all_schools
from lms.schools.selectors import schools_to_choose
from lms.vocabularies.selectors import terms_of

LONGEST_DESCRIPTION = 20_000


def _keys(vocabulary: str) -> list[tuple[str, str]]:
    return [(term.key, term.label) for term in terms_of(vocabulary)]


class SettingsForm(forms.Form):
    """All settings but competences and picture, which have pages of their own."""

    title = title_field(_("Title"))
    summary = forms.CharField(
        label=_("One sentence about the course"),
        help_text=_("For the card in the catalogue."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Please say in one sentence what the course is about.")},
    )
    description = forms.CharField(
        label=_("Description"),
        help_text=_(
            "Markdown, for the course’s page: **strong**, - list, [text](unit:id). No pictures."
        ),
        required=False,
        max_length=LONGEST_DESCRIPTION,
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "true"}),
    )
    outcomes = forms.CharField(
        label=_("What one can do afterwards"),
        help_text=_("One line for each."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    slug = slug_field()
    language = forms.ChoiceField(label=_("Language of the texts"), choices=settings.LANGUAGES)
    audience = forms.ChoiceField(
        label=_("For whom is it?"), choices=Audience.choices, widget=forms.RadioSelect
    )
    easy_language = forms.BooleanField(label=_("Written in “Einfache Sprache”"), required=False)
    subjects = forms.MultipleChoiceField(
        label=_("Subjects"),
        help_text=_("None: for every subject."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    levels = forms.MultipleChoiceField(
        label=_("Levels of education"), required=False, widget=forms.CheckboxSelectMultiple
    )
    tags = forms.CharField(
        label=_("Words to find it by"), help_text=_("Separated by commas."), required=False
    )
    licence = forms.ChoiceField(
        label=_("Licence"), help_text=_("What others may do with the course.")
    )
    visibility = forms.ChoiceField(
        label=_("Who may see it once it is published?"),
        choices=Visibility.choices,
        widget=forms.RadioSelect,
    )
    school = forms.ChoiceField(label=_("School"), required=False)

    def __init__(self, actor: Actor, course: Course, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["slug"].required = True
        self.fields["slug"].help_text = _("Old addresses keep leading here.")
        self._choices("subjects", _keys(SUBJECTS))
        self._choices("levels", _keys(LEVELS))
        known = licences()
        self._choices("licence", [(key, found.label) for key, found in known.items()])
        schools = schools_to_choose(actor, all_of_them=may_manage_all_schools(actor))
        chosen = [(school.number, school.name) for school in schools]
        if course.school and course.school.number not in dict(chosen):
            chosen.append((course.school.number, course.school.name))
        self._choices("school", [("", "–"), *chosen])

    def _choices(self, name: str, choices: list[tuple[str, Any]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def settings(self) -> CourseSettings:
        """What the service takes; a school only where it decides."""
        data = self.cleaned_data
        visibility = Visibility(data["visibility"])
        return CourseSettings(
            title=data["title"],
            slug=data["slug"],
            summary=" ".join(data["summary"].split()),
            description=data["description"].replace("\r\n", "\n").strip(),
            outcomes=lines_of(data["outcomes"]),
            language=data["language"],
            audience=Audience(data["audience"]),
            licence=data["licence"],
            tags=words_of(data["tags"]),
            easy_language=data["easy_language"],
            visibility=visibility,
            school=data["school"],
            subjects=tuple(data["subjects"]),
            levels=tuple(data["levels"]),
        )


def initial_of_settings(found: CourseSettings) -> dict[str, Any]:
    """What the form begins with."""
    return {
        **vars(found),
        "outcomes": "\n".join(found.outcomes),
        "tags": ", ".join(found.tags),
        "subjects": list(found.subjects),
        "levels": list(found.levels),
    }


class ImageForm(forms.Form):
    """The title picture, what is said of it, and what of it must stay in view."""

    path = forms.ChoiceField(label=_("Picture"), required=False, widget=forms.RadioSelect)
    alt = forms.CharField(
        label=_("Alternative text"),
        help_text=_("What is to be seen, in one sentence. Empty: as the file says."),
        required=False,
        max_length=500,
    )
    decorative = forms.BooleanField(
        label=_("Decorative: it says nothing that is not in the text"),
        help_text=_("Then it needs no alternative text, and screen readers pass over it."),
        required=False,
    )
    focus_x = forms.IntegerField(
        label=_("From the left (percent)"), min_value=0, max_value=100, initial=50
    )
    focus_y = forms.IntegerField(
        label=_("From the top (percent)"), min_value=0, max_value=100, initial=50
    )
