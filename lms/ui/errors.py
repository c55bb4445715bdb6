"""What error pages say: what happened, what is safe, and two ways on."""

from contextlib import suppress
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from lms.kernel.errors import NextStep


@dataclass(frozen=True)
class ErrorPage:
    """The words and the picture of one error page."""

    title: str
    what: str
    safe: str
    picto: str
    hue: str
    ways: tuple[NextStep, ...] = ()
    offers_search: bool = False
    reference: str = ""


def bad_request_page() -> ErrorPage:
    """400: the browser sent something that makes no sense here."""
    return ErrorPage(
        title=_("This request was garbled"),
        what=_("Your browser sent something we could not read. Often an old link is the reason."),
        safe=_("Nothing was changed."),
        picto="pieces",
        hue="lilac",
        ways=_ways_on(),
    )


def forbidden_page() -> ErrorPage:
    """403 without a reason of its own."""
    return ErrorPage(
        title=_("This is not open to you"),
        what=_("The page exists, but not for your account."),
        safe=_("Nothing was changed. If you think this is a mistake, please tell the centre."),
        picto="lock",
        hue="lilac",
        ways=_ways_on(),
    )


def not_found_page() -> ErrorPage:
    """404: absent, or hidden from this person; both read the same."""
    return ErrorPage(
        title=_("There is nothing at this address"),
        what=_("The page may have moved, or the address has a typing error."),
        safe=_("Everything you have saved is still there."),
        picto="compass",
        hue="sky",
        ways=_ways_on(),
        offers_search=True,
    )


def csrf_page() -> ErrorPage:
    """403 after a form was open for too long or cookies are off."""
    return ErrorPage(
        title=_("Please send that once more"),
        what=_(
            "The form was open for a long time, or your browser keeps no cookies. "
            "Go back, reload the page and send it again."
        ),
        safe=_("Nothing was changed. What you typed is still in the form when you go back."),
        picto="sheet",
        hue="sun",
        ways=_ways_on(),
    )


def server_error_page(*, reference: str, again_url: str) -> ErrorPage:
    """500: ours to mend. Asks neither database nor session; `again_url` is the same page."""
    return ErrorPage(
        title=_("Something went wrong on our side"),
        what=_("We have noted what happened. Please try again in a minute."),
        safe=_("Everything that was shown to you as saved is saved."),
        picto="blocks",
        hue="coral",
        ways=(NextStep(_("Try again"), again_url), NextStep(_("To the start page"), "/")),
        reference=reference,
    )


def _ways_on() -> tuple[NextStep, ...]:
    """The start page, and the courses where that room is mounted."""
    ways = [NextStep(_("To the start page"), reverse("ui:home"))]
    with suppress(NoReverseMatch):
        ways.append(NextStep(_("See the courses"), reverse("catalogue:list")))
    return tuple(ways)
