"""What became of an attempt to come in, and in which words it is refused."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from courses.enrolment import tries
from courses.enrolment.models import Application, CourseEntry, Enrolment
from courses.enrolment.moments import beginning_in_words, end_in_words
from courses.enrolment.vocabulary import Became
from lms.accounts.models import User
from lms.kernel.errors import Conflict, DomainError, InvalidInput, NotAllowed


@dataclass(frozen=True)
class Outcome:
    """What became of somebody who wanted to take part.

    A refusal is returned and not raised: the wrong key that it may be about has to stay counted.
    """

    became: Became
    enrolment: Enrolment | None = None
    application: Application | None = None
    place: int | None = None
    refusal: DomainError | None = None


class LineResult(StrEnum):
    """What became of one name of a list."""

    ENROLLED = "enrolled"
    ALREADY_IN = "already_in"
    WAITING = "waiting"
    INVITED = "invited"
    ALREADY_INVITED = "already_invited"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Line:
    """One name of a list. `person` is None for names that nobody has or nobody may know of."""

    name: str
    result: LineResult
    person: User | None = None
    place: int | None = None


def refused(reason: DomainError) -> Outcome:
    """The answer to somebody who can't come in now."""
    return Outcome(Became.REFUSED, refusal=reason)


def not_open_yet(entry: CourseEntry) -> DomainError:
    """The window lies ahead."""
    begin = beginning_in_words(entry.opens_at) if entry.opens_at else ""
    return Conflict(
        _("Enrolment begins on %(begin)s. Please come back then.") % {"begin": begin},
        code="enrolment_not_open_yet",
    )


def over(entry: CourseEntry) -> DomainError:
    """The window has passed."""
    end = end_in_words(entry.closes_at) if entry.closes_at else ""
    return Conflict(
        _("Enrolment ended on %(end)s. Ask the team whether the course comes again.")
        % {"end": end},
        code="enrolment_over",
    )


def not_invited() -> DomainError:
    """Only invited people come in here."""
    return NotAllowed(
        _("This course is for invited people. Ask somebody of the team to invite you."),
        code="not_invited",
    )


def no_key_now() -> DomainError:
    """The team has set no key, or it has expired."""
    return Conflict(
        _("No key opens this course at the moment. Ask the team for a new one."),
        code="no_key_now",
    )


def wrong_key(*, is_empty: bool) -> DomainError:
    """The key does not fit, or none was given."""
    text = (
        _("Please write the key that the team gave you.")
        if is_empty
        else _("This key does not fit. Please compare it once more; capitals do not matter.")
    )
    return InvalidInput(text, code="wrong_key", fields={"key": text})


def too_many_tries() -> DomainError:
    """Somebody seems to guess."""
    text = _(
        "Those were %(number)d wrong keys. Please wait %(minutes)d minutes or ask the team."
    ) % {
        "number": tries.MOST,
        "minutes": tries.MINUTES,
    }
    return InvalidInput(text, code="too_many_keys", fields={"key": text})


def bad_reason(*, longest: int, is_empty: bool) -> DomainError:
    """The team can't decide without a reason."""
    text = (
        _("Please write in a sentence why you would like to take part.")
        if is_empty
        else _("Please say it in at most %(number)d characters.") % {"number": longest}
    )
    return InvalidInput(text, code="bad_reason", fields={"reason": text})


def takes_nobody_in() -> DomainError:
    """The course is a draft or archived."""
    return Conflict(
        _("This course is not taking anybody in at the moment."), code="course_not_open"
    )


def already_decided() -> DomainError:
    """Somebody else of the team was quicker, or the person has withdrawn."""
    return Conflict(
        _("This request has been settled in the meantime. The list shows how."),
        code="already_decided",
    )
