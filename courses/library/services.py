"""Adding files to a course."""

from dataclasses import dataclass
from typing import IO

from django.db import transaction
from django.utils.translation import gettext as _

from courses.library.naming import path_for
from courses.library.policies import may_add_files
from courses.outline.models import Course, CourseFile
from lms.accounts.models import User
from lms.files.models import StoredFile
from lms.files.services import store_file
from lms.kernel.audit import record
from lms.kernel.errors import InvalidInput
from lms.kernel.locking import lock
from lms.kernel.permissions import require

_MOST = {"alt": 500, "title": 300, "source": 300}


@dataclass(frozen=True)
class Description:
    """What is said of a file: `alt` for who doesn't see a picture, `title` below it, `source` who made it.

    A decorative picture says nothing that is not in the text, and has no `alt`.
    """

    alt: str = ""
    title: str = ""
    source: str = ""
    decorative: bool = False

    def tidy(self) -> "Description":
        """Each on one line."""
        alt, title, source = (
            " ".join(text.split()) for text in (self.alt, self.title, self.source)
        )
        return Description("" if self.decorative else alt, title, source, self.decorative)


def add_file(
    *, actor: User, course: Course, content: IO[bytes], name: str, description: Description
) -> CourseFile:
    """Add `content`, called `name`, to the files of `course`; a picture needs an alternative text, or
    the word that it is decorative.

    The same content again gives the file there is, with the new description. Raises NotAllowed, and
    InvalidInput with a reason for its field.
    """
    _require_adding(actor, course)
    said = description.tidy()
    _check_lengths(said)
    try:
        stored = store_file(content=content, name=name)
    except InvalidInput as error:
        raise InvalidInput(
            error.message, code=error.code, fields={"file": error.message}
        ) from error
    if stored.width is not None and not said.alt and not said.decorative:
        message = _(
            "Please describe the picture in one sentence for people who don’t see it, or say that it is "
            "decorative."
        )
        raise InvalidInput(message, code="no_alt", fields={"alt": message})
    return _added(actor, course, stored, name, said)


def _require_adding(actor: User, course: Course) -> None:
    reason = _("Only those who may change this course can add files to it.")
    require(may_add_files, actor, course, reason=reason)


def _check_lengths(said: Description) -> None:
    for name, most in _MOST.items():
        if len(getattr(said, name)) > most:
            message = _("That is too long: %(most)d characters are possible.") % {"most": most}
            raise InvalidInput(message, code="too_long", fields={name: message})


@transaction.atomic
def _added(
    actor: User, course: Course, stored: StoredFile, name: str, said: Description
) -> CourseFile:
    _require_adding(actor, course)
    lock(Course, course.pk)
    files = CourseFile.objects.filter(course=course)
    file = files.filter(stored_file=stored).first()
    if file is None:
        path = path_for(name, taken=set(files.values_list("path", flat=True)))
        file = CourseFile(course=course, path=path, stored_file=stored)
    if said.decorative:
        file.alt, file.decorative = "", stored.width is not None
    elif said.alt:
        file.alt, file.decorative = said.alt, False
    file.title = said.title or file.title
    file.source = said.source or file.source
    file.save()
    record(actor=actor, action="course_file.added", target=course)
    return file
