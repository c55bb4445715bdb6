"""Django's own messages that people read, listed so that our catalogues say them in our voice.

An app's catalogue wins over Django's. Only what our forms can show is here.
"""

from django.utils.translation import gettext_noop as _

MESSAGES = (
    _("This field is required."),
    _("Enter a valid email address."),
    _("Select a valid choice. %(value)s is not one of the available choices."),
)
