"""The words of H5P's core in the reader's language: the names are core's, the sentences ours."""

from django.utils.translation import gettext as _


def core_words() -> dict[str, str]:
    """Texts that core itself shows around a content."""
    return {
        "fullscreen": _("Full screen"),
        "disableFullscreen": _("Leave full screen"),
        "download": _("Download"),
        "copyrights": _("Rights of use"),
        "close": _("Close"),
        "title": _("Title"),
        "author": _("Author"),
        "year": _("Year"),
        "source": _("Source"),
        "license": _("Licence"),
        "thumbnail": _("Small picture"),
        "noCopyrights": _("Nothing is known about the rights."),
        "contentChanged": _("This content has changed since you last used it."),
        "startingOver": _("You begin anew."),
        "confirmDialogHeader": _("Please confirm"),
        "confirmDialogBody": _("Go on? This can’t be undone."),
        "cancelLabel": _("Cancel"),
        "confirmLabel": _("Go on"),
        "offlineDialogHeader": _("No connection"),
        "offlineDialogBody": _(
            "Your results stay here and are sent as soon as there is a connection."
        ),
        "showMore": _("Show more"),
        "showLess": _("Show less"),
        "currentPage": _("Page $current of $total"),
        "nextPage": _("Next page"),
        "previousPage": _("Previous page"),
        "nextQuestion": _("Next question"),
        "previousQuestion": _("Previous question"),
        "currentQuestion": _("Question $current of $total"),
    }
