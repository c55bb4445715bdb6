"""What a new course begins with."""

from django import forms
from django.conf import settings
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from courses.authoring.forms import title_field
from courses.outline.vocabulary import Audience
from courses.packages.schema import SLUG

LONGEST_SLUG = 100


def slug_field() -> forms.CharField:
    """The last part of a course's address."""
    return forms.CharField(
        label=_("Address"),
        help_text=_("Small letters, digits and hyphens. Empty: made of the title."),
        max_length=LONGEST_SLUG,
        required=False,
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
        validators=[
            RegexValidator(SLUG, _("Please use small letters a–z, digits and single hyphens only."))
        ],
    )


class NewCourseForm(forms.Form):
    """Title, audience, language; all else comes later."""

    title = title_field(_("Title of the course"))
    audience = forms.ChoiceField(
        label=_("For whom is it?"), choices=Audience.choices, widget=forms.RadioSelect
    )
    language = forms.ChoiceField(label=_("Language of the texts"), choices=settings.LANGUAGES)
    slug = slug_field()


class CopyForm(forms.Form):
    """What the copy is called."""

    title = title_field(_("Title of the copy"))
    slug = slug_field()


class PackageForm(forms.Form):
    """A package from the author's own disk."""

    package = forms.FileField(
        label=_("Package (zip)"),
        help_text=_("A zip with a course.yaml. First you see what it would change."),
        widget=forms.FileInput(attrs={"accept": ".zip,application/zip"}),
        error_messages={"required": _("Please choose a zip file.")},
    )
