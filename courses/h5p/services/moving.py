"""Contents go to newer libraries, and back, only when somebody of the team asks for it.

Learners who have begun stay with the version that they began.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from courses.h5p import shelf
from courses.h5p.body import PackagedContent, take_package
from courses.h5p.engine.findings import PackageRefused
from courses.h5p.engine.package import Library
from courses.h5p.engine.versions import LibraryName
from courses.h5p.models import Content, Interactive
from courses.h5p.newer import content_before, libraries_in_use, newer_of
from courses.h5p.selectors import interactive_of
from courses.h5p.sentences import sentence_of
from courses.h5p.services.contents import new_content, set_hash_of
from courses.outline.events import CourseChanged
from courses.outline.models import Unit
from courses.outline.policies import may_edit_course
from courses.outline.selectors import absent_course
from lms.accounts.models import User
from lms.files.disk import full_path
from lms.kernel.audit import record
from lms.kernel.errors import Conflict
from lms.kernel.events import publish
from lms.kernel.locking import lock


def move_to_newer_libraries(*, actor: User, unit: Unit) -> Content:
    """Let `unit` play with the newest approved patches of its libraries, for whoever begins from now on.

    The package is read again before anything is locked: newer libraries may have other fields.
    Raises NotFound, and Conflict where nothing is newer, can be used, or is as it was.
    """
    content = _edited_content(actor, unit)
    newer = {row.name: shelf.library_at(row) for row in newer_of(libraries_in_use(content))}
    if not newer:
        raise Conflict(_("There are no newer libraries for this content."), code="nothing_newer")

    def instead(name: LibraryName) -> Library | None:
        return newer.get(name)

    package = content.package
    try:
        packaged = take_package(full_path(package.path), origin=package.name, instead=instead)
    except PackageRefused as refused:
        raise Conflict(sentence_of(refused.findings[0]), code="newer_refused") from refused
    return _put(actor, unit, content, packaged)


def move_back(*, actor: User, unit: Unit) -> Content:
    """Let `unit` play with the libraries that it had before. Raises NotFound, Conflict (there were none)."""
    content = _edited_content(actor, unit)
    before = content_before(content)
    if before is None:
        raise Conflict(_("There were no other libraries before."), code="nothing_before")
    return _put(actor, unit, content, before)


def _edited_content(actor: User, unit: Unit) -> Content:
    if not may_edit_course(actor, unit.course):
        raise absent_course()
    row = interactive_of(unit)
    if row is None or row.content is None:
        raise Conflict(_("There is no content here that could be played."), code="no_content")
    return row.content


@transaction.atomic
def _put(actor: User, unit: Unit, was: Content, becomes: Content | PackagedContent) -> Content:
    if not may_edit_course(actor, unit.course):
        raise absent_course()
    row = lock(Interactive, unit.h5p.pk)
    if row.content_id != was.pk:
        raise Conflict(_("The content has changed in the meantime."), code="content_changed")
    if isinstance(becomes, PackagedContent):
        becomes = _version_of(unit, was, becomes)
    row.content = becomes
    row.save(update_fields=["content"])
    record(actor=actor, action="h5p_content.moved", target=unit, back=becomes.pk < was.pk)
    publish(CourseChanged(unit.course_id))
    return becomes


def _version_of(unit: Unit, was: Content, packaged: PackagedContent) -> Content:
    made = Content.objects.filter(unit=unit, package=was.package_id)
    known = made.filter(set_hash=set_hash_of(packaged)).first()
    return known or new_content(unit, packaged, package_id=was.package_id)
