"""What the page's scripts say, in the reader's language."""

from django.utils.translation import gettext as _


def words_of_scripts() -> dict[str, str]:
    """Sentences by name; {braces} are filled in by the scripts."""
    return {**_of_saving(), **_of_files(), **_of_writing()}


def _of_saving() -> dict[str, str]:
    return {
        "saving": _("Saving …"),
        "saved": _("Saved at {time}"),
        "draft": _("Draft with changes"),
        "published": _("As published"),
        "typing": _("Not saved yet"),
        "offline": _("Not saved – no network. Your text is kept here and sent later."),
        "failing": _("Not saved – Lernhub does not answer. Your text is kept here and sent later."),
        "signedOut": _("Not saved – please sign in again, then it goes on right here."),
        "signIn": _("Sign in (new tab)"),
        "refused": _(
            "Not saved – you can’t write in this unit any more. Your text is still here: copy it or "
            "download it."
        ),
        "tooLong": _("Not saved – the text is too long for one unit. Move a part of it elsewhere."),
        "unkept": _("This browser can’t keep the text either: don’t close the page."),
        "stale": _(
            "{name} has saved at {time} while you were writing. Nothing is lost: your text is here, "
            "and a copy lies in the history."
        ),
        "staleUnnamed": _(
            "This unit was saved from elsewhere while you were writing. Nothing is lost: your text is "
            "here, and a copy lies in the history."
        ),
        "compare": _("Compare both versions"),
        "retry": _("Save now"),
        "copy": _("Copy text"),
        "copied": _("Copied."),
        "download": _("Download text (.md)"),
        "recovered": _("In this browser lies a text of {time} that never reached Lernhub."),
        "recover": _("Go on with it"),
        "forget": _("Drop it"),
        "writesNow": _("{names} is writing just now"),
        "writeNow": _("{names} are writing just now"),
        "reload": _("Show the newer text"),
        "savedBy": _("{name} saved at {time}: this page shows an older state."),
    }


def _of_files() -> dict[str, str]:
    return {
        "uploading": _("Sending “{name}”: {percent} percent"),
        "uploaded": _("“{name}” is in the course now."),
        "uploadOffline": _("“{name}” could not be sent: no network. Please try again."),
        "uploadTooLarge": _("“{name}” is larger than allowed here."),
        "noAlt": _(
            "Please describe the picture in one sentence for people who don’t see it, or say that it is "
            "decorative."
        ),
        "noFile": _("No file fits."),
        "noUnit": _("No unit fits."),
    }


def _of_writing() -> dict[str, str]:
    return {
        "words": _("{words} words, about {minutes} min"),
        "wordsOne": _("1 word, about 1 min"),
        "noPreview": _("The preview could not be loaded. It comes back by itself."),
        "pasted": _("Pasted as Markdown. Ctrl+Z takes it back, Ctrl+Shift+V pastes text only."),
        "line": _("Line {line}"),
        "callout": _("A tip in one or two sentences."),
        "tableHead": _("Heading"),
        "nothingToMend": _("Nothing to mend: it can be published."),
    }
