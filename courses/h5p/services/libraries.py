"""Libraries: noted when a package brings them, decided about by the centre."""

from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from courses.h5p import shelf
from courses.h5p.body import PackagedContent, take_package
from courses.h5p.engine.findings import PackageRefused
from courses.h5p.engine.manifest import LibraryManifest
from courses.h5p.events import LibrariesWait
from courses.h5p.models import Approval, Library
from courses.h5p.policies import may_decide_libraries
from courses.h5p.sentences import sentence_of
from lms.accounts.models import User
from lms.kernel.audit import record
from lms.kernel.clock import now
from lms.kernel.errors import InvalidInput
from lms.kernel.events import publish
from lms.kernel.permissions import require


def rows_of(packaged: PackagedContent) -> dict[str, Library]:
    """The rows of all libraries that a content loads, by hash; those that are new are noted.

    Called inside the caller's transaction.
    """
    sizes = {library.content_hash: library.size_bytes for library in packaged.brought}
    hashes = {each.content_hash for each in packaged.loaded} | set(sizes)
    known = {row.content_hash: row for row in Library.objects.filter(content_hash__in=hashes)}
    manifests = {each.content_hash: each.name for each in packaged.loaded}
    manifests |= {library.content_hash: library.name for library in packaged.brought}
    for content_hash in hashes - set(known):
        folder = shelf.store().library_folder(manifests[content_hash], content_hash)
        known[content_hash], _is_new = Library.objects.get_or_create(
            content_hash=content_hash,
            defaults=_columns(
                shelf.manifest_at(folder), content_hash, sizes.get(content_hash, 0), packaged.origin
            ),
        )
    waiting = [row.pk for row in known.values() if row.approval == Approval.WAITING]
    if waiting:
        publish(LibrariesWait(tuple(sorted(waiting))))
    return known


def _columns(
    manifest: LibraryManifest, content_hash: str, size_bytes: int, origin: str
) -> dict[str, object]:
    is_trusted = content_hash in settings.LERNHUB_H5P_TRUSTED
    return {
        "machine_name": manifest.name.machine_name,
        "major": manifest.name.major,
        "minor": manifest.name.minor,
        "patch": manifest.patch,
        "title": manifest.title,
        "author": manifest.author,
        "licence": manifest.licence,
        "is_runnable": manifest.is_runnable,
        "size_bytes": size_bytes,
        "origin": origin[:200],
        "approval": Approval.APPROVED if is_trusted else Approval.WAITING,
        "decided_at": now() if is_trusted else None,
    }


@transaction.atomic
def decide_libraries(
    *, actor: User | None, libraries: Iterable[Library], approval: Approval
) -> list[Library]:
    """Approve or block libraries; `actor` None is the operator at the command line.

    Takes effect at once, also for players that are opened from now on. Returns those that changed.
    Raises NotAllowed.
    """
    if actor is not None:
        require(may_decide_libraries, actor)
    pks = [library.pk for library in libraries]
    rows = Library.objects.select_for_update().filter(pk__in=pks).exclude(approval=approval)
    changed = list(rows)
    for library in changed:
        library.approval, library.decided_at, library.decided_by = approval, now(), actor
        library.save(update_fields=["approval", "decided_at", "decided_by"])
        if approval == Approval.APPROVED:
            record(actor=actor, action="h5p_library.approved", target=library)
        else:
            record(actor=actor, action="h5p_library.blocked", target=library)
    return changed


def add_package_of_libraries(*, actor: User | None, location: Path, name: str) -> list[Library]:
    """Take the libraries of a package that staff brings, whatever its content.

    They are approved at once where the setting says so. Raises NotAllowed, InvalidInput.
    """
    if actor is not None:
        require(may_decide_libraries, actor)
    try:
        packaged = take_package(location, origin=name)
    except PackageRefused as refused:
        found = [sentence_of(finding) for finding in refused.findings[:10]]
        raise InvalidInput(
            _("The package can't be used."), fields={"package": " ".join(found)}
        ) from refused
    return _note(actor, packaged)


@transaction.atomic
def _note(actor: User | None, packaged: PackagedContent) -> list[Library]:
    rows = sorted(rows_of(packaged).values(), key=str)
    if settings.LERNHUB_H5P_APPROVE_STAFF:
        undecided = [row for row in rows if row.approval == Approval.WAITING]
        decide_libraries(actor=actor, libraries=undecided, approval=Approval.APPROVED)
        rows = list(Library.objects.filter(pk__in=[row.pk for row in rows]))
    return rows
