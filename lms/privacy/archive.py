"""Writing a person's data as a ZIP file: for machines, for people, and her own files.

Everything is written as it is read, row by row, so memory does not grow with the data.
"""

import json
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lms.accounts.models import User
from lms.files.disk import full_path
from lms.files.models import StoredFile
from lms.kernel import processing
from lms.kernel.clock import now
from lms.kernel.personal_data import PersonalData
from lms.privacy.selectors.own_data import (
    columns_of,
    followed,
    machine_row,
    rows_of,
    shown_row,
)

CHUNK = 500
Report = Callable[[int, str], None]


def write_archive(person: User, *, path: Path, report: Report) -> None:
    """Write everything about `person` into the ZIP file `path`, in the language that is active.

    `report` is told the percent done and what is being collected.
    """
    entries = [entry for entry in followed() if entry.fields]
    numbers: dict[str, int] = {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for at, entry in enumerate(entries):
            report(at * 90 // len(entries), str(entry.label))
            numbers[entry.key] = _write_json(archive, person, entry)
            _write_html(archive, person, entry)
        report(90, _("Your files"))
        _write_files(archive, person, entries)
        _write_overview(archive, person, entries, numbers)


def _rows(person: User, entry: PersonalData) -> Iterator[Any]:
    return rows_of(person, entry).iterator(chunk_size=CHUNK)


def _write_json(archive: zipfile.ZipFile, person: User, entry: PersonalData) -> int:
    """One JSON document a kind; returns the number of rows."""
    number = 0
    with archive.open(f"json/{entry.key}.json", "w") as file:
        head = {
            "kind": entry.key,
            "label": str(entry.label),
            "kept_for": str(processing.activity(entry.activity).title),
        }
        file.write(json.dumps(head, ensure_ascii=False)[:-1].encode() + b', "rows": [')
        for row in _rows(person, entry):
            line = json.dumps(machine_row(row, entry), ensure_ascii=False)
            file.write((",\n" if number else "\n").encode() + line.encode())
            number += 1
        file.write(b"\n]}\n")
    return number


def _write_html(archive: zipfile.ZipFile, person: User, entry: PersonalData) -> None:
    context = {"label": entry.label, "columns": columns_of(entry), "language": get_language()[:2]}
    page = render_to_string("privacy/archive/kind.html", context)
    before, after = page.split("<!-- rows -->")
    with archive.open(f"html/{entry.key}.html", "w") as file:
        file.write(before.encode())
        for row in _rows(person, entry):
            _write_row(file, shown_row(row, entry).cells)
        file.write(after.encode())


def _write_row(file: IO[bytes], cells: Any) -> None:
    columns = "".join(f"<td>{escape(value)}</td>" for _name, value in cells)
    file.write(f"<tr>{columns}</tr>\n".encode())


def _write_files(archive: zipfile.ZipFile, person: User, entries: list[PersonalData]) -> None:
    for entry in entries:
        for name in entry.files:
            for row in rows_of(person, entry).select_related(name).iterator(chunk_size=CHUNK):
                stored = getattr(row, name)
                if stored is not None:
                    _write_file(archive, stored, folder=entry.key)


def _write_file(archive: zipfile.ZipFile, stored: StoredFile, *, folder: str) -> None:
    source = full_path(stored.path)
    if not source.exists():
        return
    name = f"files/{folder}/{stored.public_id.hex[-8:]}-{stored.name}"
    with source.open("rb") as content, archive.open(name, "w", force_zip64=True) as file:
        shutil.copyfileobj(content, file)


def _write_overview(
    archive: zipfile.ZipFile,
    person: User,
    entries: list[PersonalData],
    numbers: dict[str, int],
) -> None:
    activities = [
        (activity, [(e, numbers[e.key]) for e in entries if e.activity == activity.name])
        for activity in processing.activities()
    ]
    context = {
        "person": person,
        "made_at": now(),
        "activities": [(activity, kinds) for activity, kinds in activities if kinds],
        "language": get_language()[:2],
        "languages": ["de", "en"],
    }
    archive.writestr("index.html", render_to_string("privacy/archive/index.html", context))
    archive.writestr("README.txt", render_to_string("privacy/archive/README.txt", context))
