"""Writing a video unit in the browser."""

from django import forms
from django.utils.translation import gettext_lazy as _


class VideoForm(forms.Form):
    """The film by its path among the course's files, or by its address, and the transcript."""

    video = forms.CharField(label=_("Film"), required=False, max_length=200)
    captions = forms.CharField(label=_("Captions (WebVTT)"), required=False, max_length=200)
    chapters = forms.CharField(label=_("Chapters (WebVTT)"), required=False, max_length=200)
    poster = forms.CharField(label=_("Picture before it starts"), required=False, max_length=200)
    external = forms.URLField(
        label=_("Address of a film elsewhere"),
        required=False,
        max_length=500,
        assume_scheme="https",
    )
    provider = forms.CharField(label=_("Who runs that place"), required=False, max_length=80)
    body = forms.CharField(
        label=_("Transcript"),
        strip=False,
        required=False,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "true"}),
        help_text=_("Markdown. Begin a paragraph with [2:14] to let readers jump there."),
    )
