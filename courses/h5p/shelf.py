"""The installation's store of libraries and contents, and reading libraries from it without a database."""

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from courses.h5p.engine.limits import Limits
from courses.h5p.engine.manifest import LibraryManifest, read_library_manifest
from courses.h5p.engine.package import LIBRARY_JSON, Library
from courses.h5p.engine.semantics import Semantics
from courses.h5p.engine.semantics_reading import read_semantics
from courses.h5p.engine.store import Store
from courses.h5p.engine.versions import LibraryName
from courses.h5p.models import Library as LibraryRow

SEMANTICS_JSON = "semantics.json"


def store() -> Store:
    """Where this installation keeps H5P's files: beside the uploads, never served as they lie there."""
    return Store(Path(settings.LERNHUB_H5P_ROOT))


def limits() -> Limits:
    """What a package may hold, from the size that one may upload."""
    largest = settings.LERNHUB_UPLOAD_MAX_BYTES
    return Limits(member_bytes=largest, total_bytes=2 * largest, nested_bytes=largest)


def folder_of(library: LibraryRow) -> Path:
    """Where the files of an installed library lie."""
    return store().library_folder(library.name, library.content_hash)


@lru_cache(maxsize=512)
def manifest_at(folder: Path) -> LibraryManifest:
    """The manifest of an installed library. Its folder never changes, so it is read once."""
    manifest, _findings = read_library_manifest(
        json.loads((folder / LIBRARY_JSON).read_text("utf-8-sig")), member=LIBRARY_JSON
    )
    return manifest


@lru_cache(maxsize=512)
def semantics_at(folder: Path) -> Semantics:
    """The fields of an installed library; none where it has no semantics."""
    path = folder / SEMANTICS_JSON
    if not path.exists():
        return ()
    return read_semantics(json.loads(path.read_text("utf-8-sig")), member=SEMANTICS_JSON)


def installed(name: LibraryName) -> Library | None:
    """The newest patch of `name` in the store; of two with one number, that which came first."""
    found = sorted(_installed(name), key=lambda each: (-each[0].patch, each[1].stat().st_mtime_ns))
    if not found:
        return None
    manifest, folder = found[0]
    return _library(manifest, folder)


def library_at(row: LibraryRow) -> Library:
    """What the engine knows of an installed library."""
    folder = folder_of(row)
    return _library(manifest_at(folder), folder)


def _library(manifest: LibraryManifest, folder: Path) -> Library:
    return Library(manifest, semantics_at(folder), {}, folder.name, 0)


def _installed(name: LibraryName) -> Iterator[tuple[LibraryManifest, Path]]:
    for folder in store().versions_of(name):
        yield manifest_at(folder), folder
