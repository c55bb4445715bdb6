"""Keeping what units hold."""

import hashlib
from collections.abc import Mapping

from django.db import transaction

from courses.h5p.body import InteractiveBody, PackagedContent
from courses.h5p.engine.rights import Rights
from courses.h5p.models import Content, ContentLibrary, Interactive
from courses.h5p.models import Library as LibraryRow
from courses.h5p.services.libraries import rows_of
from courses.outline.models import CourseFile, Unit

_KEPT = ("package_id", "content_id", "counting", "source", "html", "text")


@transaction.atomic
def save_interactives(bodies: Mapping[Unit, InteractiveBody]) -> frozenset[int]:
    """Keep each unit's content and text; return the units that changed.

    Called by services that have checked who may change the course, after the course's files. A package that
    changed makes a new version of the content; learners who have begun stay with theirs.
    """
    files = _files_of({unit.course_id for unit in bodies})
    present = {row.unit_id: row for row in Interactive.objects.filter(unit__in=bodies)}
    changed: set[int] = set()
    for unit, body in bodies.items():
        row = present.get(unit.pk) or Interactive(unit=unit)
        package = files.get((unit.course_id, body.fields.package))
        content = _content_of(row, body.content, package) if body.content and package else None
        wanted = {
            "package_id": package.pk if package else None,
            "content_id": content.pk if content else None,
            "counting": body.fields.counting,
            "source": body.source,
            "html": body.html,
            "text": body.text,
        }
        if row.pk and all(getattr(row, name) == wanted[name] for name in _KEPT):
            continue
        for name, value in wanted.items():
            setattr(row, name, value)
        row.save()
        changed.add(unit.pk)
    return frozenset(changed)


def _files_of(course_ids: set[int]) -> dict[tuple[int, str], CourseFile]:
    rows = CourseFile.objects.filter(course__in=course_ids)
    return {(row.course_id, row.path): row for row in rows}


def _content_of(row: Interactive, packaged: PackagedContent, package: CourseFile) -> Content:
    """The version made of this package: the one that plays, another one there is, or a new one."""
    if row.content and row.content.package_id == package.stored_file_id:
        return row.content
    known = Content.objects.filter(unit=row.unit, package=package.stored_file_id).first()
    return known or new_content(row.unit, packaged, package_id=package.stored_file_id)


def new_content(unit: Unit, packaged: PackagedContent, *, package_id: int) -> Content:
    """A further version of what `unit` plays. Called inside the caller's transaction."""
    libraries = rows_of(packaged)
    content = Content.objects.create(
        unit=unit,
        package_id=package_id,
        title=packaged.title,
        language=packaged.language,
        main=libraries[_main_hash(packaged)],
        params=packaged.params,
        maximum=packaged.maximum,
        rights=[_as_json(rights) for rights in packaged.rights],
        words=[list(line) for line in packaged.words],
        set_hash=set_hash_of(packaged),
    )
    _pin(content, [libraries[each.content_hash] for each in packaged.loaded])
    return content


def set_hash_of(packaged: PackagedContent) -> str:
    """The name of the libraries that a content loads, in their order."""
    listing = "\n".join(each.content_hash for each in packaged.loaded)
    return hashlib.sha256(listing.encode()).hexdigest()


def _main_hash(packaged: PackagedContent) -> str:
    return next(each.content_hash for each in packaged.loaded if each.name == packaged.main)


def _pin(content: Content, libraries: list[LibraryRow]) -> None:
    ContentLibrary.objects.bulk_create(
        [
            ContentLibrary(content=content, library=library, position=position)
            for position, library in enumerate(libraries)
        ]
    )


def _as_json(rights: Rights) -> dict[str, object]:
    return {
        "title": rights.title,
        "authors": list(rights.authors),
        "licence": rights.licence_name,
        "licence_address": rights.licence_address,
        "source": rights.source,
        "year": rights.year,
    }
