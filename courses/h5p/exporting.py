"""A content as a package again."""

from typing import IO

from django.utils.translation import gettext as _

from courses.h5p import shelf
from courses.h5p.engine.export import write_package
from courses.h5p.models import Content
from courses.h5p.selectors import interactive_of, playable
from courses.outline.models import Unit
from courses.outline.policies import may_look_as_team, may_train_course
from courses.outline.selectors import absent_course
from lms.accounts.actors import Actor
from lms.kernel.errors import NotFound


def trained_content(actor: Actor, unit: Unit) -> Content:
    """The present content of a unit of the actor's own course. Raises NotFound."""
    if not may_train_course(actor, unit.course):
        raise absent_course()
    return _present(unit)


def content_for_team(actor: Actor, unit: Unit) -> Content:
    """The present content of a unit, for whoever writes or trains its course. Raises NotFound."""
    if not may_look_as_team(actor, unit.course):
        raise absent_course()
    return _present(unit)


def _present(unit: Unit) -> Content:
    row = interactive_of(unit)
    if row is None or row.content is None:
        raise NotFound(_("There is no content here that could be played."), code="no_content")
    return row.content


def export_content(content: Content, target: IO[bytes]) -> None:
    """Write the package: the content as it came, and the libraries that it loads."""
    libraries = [(each.name, shelf.folder_of(each)) for each in playable(content).libraries]
    folder = shelf.store().content_folder(content.package.sha256)
    write_package(target, content=folder, libraries=libraries)
