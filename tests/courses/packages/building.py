"""Packages for tests, written as files."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from PIL import Image

from courses.outline.models import Course, Section
from courses.outline.vocabulary import Completion
from courses.packages.checks import check_package
from courses.packages.limits import LIMITS, Limits
from courses.packages.package import open_source, read_package
from courses.packages.problems import Findings, PackageInvalid, Problem
from courses.packages.services import ImportReport, import_course

COURSE = """\
format: 1
slug: small-course
title: Small course
summary: One sentence.
audience: teachers
state: published
visibility: public
media:
  - path: media/board.png
    alt: A board
sections:
  - id: begin
    title: Begin
    units:
      - 1/hello.md
      - 1/more.md
  - id: end
    title: End
    requires: [begin]
    units:
      - 2/bye.md
"""
HELLO = """\
---
id: hello
kind: reading
title: Hello
minutes: 5
---

Hello **world**.

![](media/board.png)
"""
MORE = """\
---
id: more
kind: reading
title: More
minutes: 10
requires: [hello]
---

More, after [the first](unit:hello).
"""
BYE = """\
---
id: bye
kind: reading
title: Good bye
minutes: 15
completion: view
---

Bye.
"""


def picture(colour: str = "green") -> bytes:
    """A small PNG."""
    stream = io.BytesIO()
    Image.new("RGB", (8, 6), colour).save(stream, "PNG")
    return stream.getvalue()


def small_package(**changes: str | bytes | None) -> dict[str, bytes]:
    """The files of a good package; `changes` by path replace, add or (None) remove some."""
    files: dict[str, str | bytes | None] = {
        "course.yaml": COURSE,
        "1/hello.md": HELLO,
        "1/more.md": MORE,
        "2/bye.md": BYE,
        "media/board.png": picture(),
        **changes,
    }
    return {
        path: content.encode() if isinstance(content, str) else content
        for path, content in files.items()
        if content is not None
    }


def write_folder(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write `files` below `folder`."""
    for path, content in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    return folder


def write_zip(path: Path, files: Mapping[str, bytes], *, top: str = "") -> Path:
    """Write `files` into a zip, below a folder `top` (with its slash) if given."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(top + name, content)
    return path


def findings_of(path: Path, *, limits: Limits = LIMITS) -> Findings:
    """All that is found in the package at `path` before the database is asked."""
    findings = Findings()
    try:
        with open_source(path, findings=findings, limits=limits) as source:
            package = read_package(source, findings=findings, limits=limits)
            completions = {"reading": frozenset({Completion.MARK, Completion.VIEW})}
            completions["quiz"] = frozenset({Completion.SCORE})
            check_package(package, files=source.sizes, completions=completions, findings=findings)
    except PackageInvalid as invalid:
        findings.problems = invalid.problems
    return findings


def only_problem(path: Path, *, limits: Limits = LIMITS) -> Problem:
    """The one problem of the package at `path`."""
    (problem,) = findings_of(path, limits=limits).problems
    return problem


def imported(folder: Path, **changes: str | bytes | None) -> ImportReport:
    """Import the small package with `changes` as the operator; it is written below `folder`."""
    place = folder / str(len(list(folder.iterdir())))
    return import_course(actor=None, source=write_folder(place, small_package(**changes)))


def outline_keys(course: Course) -> list[tuple[str, list[str]]]:
    """Each section's id with those of its units, in order."""
    sections = Section.objects.filter(course=course)
    return [
        (section.key, list(section.units.order_by("position").values_list("key", flat=True)))
        for section in sections
    ]
