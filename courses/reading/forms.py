"""Writing a text in the browser."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ReadingForm(forms.Form):
    """The body of a reading unit."""

    body = forms.CharField(
        label=_("Text"),
        strip=False,
        required=False,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "true"}),
        help_text=_(
            "Markdown: ## heading, **strong**, - list, ![description](media/picture.png), "
            "[text](unit:id)."
        ),
    )
