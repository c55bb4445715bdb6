"""Adding a file by hand."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lms.files.media_types import ALL
from lms.kernel.errors import InvalidInput

POSSIBLE = ",".join(f".{extension}" for kind in ALL for extension in kind.extensions)


class FileForm(forms.Form):
    """A file and what is said of it."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("Pictures, films, captions (WebVTT), PDF, office documents, zip."),
        widget=forms.FileInput(attrs={"accept": POSSIBLE}),
        error_messages={
            "required": _("Please choose a file."),
            "empty": _("The file is empty."),
        },
        max_length=400,
    )
    alt = forms.CharField(
        label=_("Alternative text"),
        help_text=_(
            "For pictures: say in one sentence what is to be seen, for people who don’t see it."
        ),
        required=False,
        max_length=500,
    )
    decorative = forms.BooleanField(
        label=_("Decorative: it says nothing that is not in the text"),
        help_text=_("Then it needs no alternative text, and screen readers pass over it."),
        required=False,
    )
    title = forms.CharField(label=_("Caption"), required=False, max_length=300)
    source = forms.CharField(
        label=_("Source and licence"),
        help_text=_(
            "Who made it, and what others may do with it: “Photo: Ada Beispiel, CC BY 4.0”."
        ),
        required=False,
        max_length=300,
    )

    def show_refusal(self, refusal: InvalidInput) -> None:
        """Put each sentence next to its field."""
        for name, message in (refusal.fields or {"file": refusal.message}).items():
            self.add_error(name if name in self.fields else None, message)
