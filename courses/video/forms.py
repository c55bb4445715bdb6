"""Writing a video unit in the browser."""

from django import forms
from django.utils.translation import gettext_lazy as _

from courses.activities.form_fields import CourseFileField, MarkdownField
from lms.files.media_types import GIF, JPEG, MP4, PNG, VTT, WEBM, WEBP


class VideoForm(forms.Form):
    """A film among the course's files with what belongs to it, or one elsewhere, and the transcript."""

    video = CourseFileField(
        label=_("Film"),
        media_types=(MP4.name, WEBM.name),
        help_text=_("A film of the course, MP4 or WebM. Its length is read from the file."),
    )
    captions = CourseFileField(
        label=_("Captions"),
        media_types=(VTT.name,),
        help_text=_("A WebVTT file. A film with sound needs captions."),
    )
    chapters = CourseFileField(
        label=_("Chapters"),
        media_types=(VTT.name,),
        help_text=_("A WebVTT file; each of its texts is the title of a part."),
    )
    poster = CourseFileField(
        label=_("Picture before it starts"),
        media_types=(PNG.name, JPEG.name, WEBP.name, GIF.name),
    )
    external = forms.URLField(
        label=_("Address of a film elsewhere"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=_("Instead of a film of the course. It is linked, never embedded."),
    )
    provider = forms.CharField(label=_("Who runs that place"), required=False, max_length=80)
    body = MarkdownField(
        label=_("Transcript"),
        help_text=_("Begin a paragraph with [2:14] to let readers jump there."),
    )
