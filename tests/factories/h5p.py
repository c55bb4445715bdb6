"""H5P units as tests need them, through the same services that authors use."""

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from courses.activities.contract import CourseContext, MediaInfo, UnitText
from courses.h5p.fields import InteractiveFields
from courses.h5p.kind import InteractiveKind
from courses.h5p.models import Approval, Content, Library
from courses.h5p.selectors import interactive_of
from courses.outline.models import CourseFile, Unit
from courses.outline.vocabulary import Completion
from lms.files.disk import full_path
from lms.files.services import store_file
from tests.factories.outline import UnitFactory
from tests.support.h5p_packages import package_files, zipped

QUESTION: dict[str, Any] = {
    "main": "H5P.TrueFalse",
    "content": {"greeting": "Stimmt das?"},
}


def h5p_unit(
    *,
    files: Mapping[str, Any] | None = None,
    counting: str = "best",
    approved: bool = True,
    **fields: Any,
) -> Unit:
    """A unit with a content of one point; `files` are those of another package."""
    unit: Unit = UnitFactory.create(
        kind="h5p", **{"completion": Completion.SCORE, "pass_percent": 60, **fields}
    )
    put_package(unit, zipped(files or package_files(**QUESTION)), counting=counting)
    if approved:
        Library.objects.update(approval=Approval.APPROVED)
    return unit


def put_package(unit: Unit, package: io.BytesIO, *, counting: str = "best") -> Content | None:
    """Give `unit` a package, as publishing does. Problems fail."""
    stored = store_file(content=package, name="aufgabe.h5p")
    path = "medien/aufgabe.h5p"
    CourseFile.objects.update_or_create(
        course=unit.course, path=path, defaults={"stored_file": stored}
    )
    media = MediaInfo(
        url="",
        media_type=stored.media_type,
        size_bytes=stored.size_bytes,
        name=stored.name,
        location=Path(full_path(stored.path)),
    )
    kind = InteractiveKind()
    text = UnitText("Los geht’s.", InteractiveFields(package=path, counting=counting))
    body = kind.prepare(
        text, completion=Completion(unit.completion), context=CourseContext("de", {path: media})
    )
    assert not body.problems, body.problems
    kind.save_bodies({unit: body})
    row = interactive_of(unit)
    return row.content if row else None
