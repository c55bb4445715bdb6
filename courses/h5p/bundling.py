"""One script and one style sheet for a set of libraries, made once and kept on disk."""

import posixpath
import tempfile
from collections.abc import Sequence
from pathlib import Path

from django.urls import reverse

from courses.h5p import shelf
from courses.h5p.engine.bundles import merged_scripts, merged_styles
from courses.h5p.engine.dependencies import LoadedFile, LoadOrder
from courses.h5p.models import Library

VERSION = 1
"""Counts up when bundles are made in another way, so that old ones are not taken for new."""


def bundle_of(libraries: Sequence[Library], *, set_hash: str, kind: str) -> str:
    """The text of the bundle; `kind` is "js" or "css"."""
    path = shelf.store().root / "bundles" / f"{set_hash}-{VERSION}.{kind}"
    if not path.exists():
        _write(path, _made(libraries, set_hash=set_hash, kind=kind))
    return path.read_text("utf-8")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o750)
    with tempfile.NamedTemporaryFile("w", dir=path.parent, delete=False, encoding="utf-8") as file:
        file.write(text)
    Path(file.name).replace(path)


def _made(libraries: Sequence[Library], *, set_hash: str, kind: str) -> str:
    folders = {library.name.folder: shelf.folder_of(library) for library in libraries}
    order = LoadOrder(tuple(shelf.manifest_at(folder) for folder in folders.values()))
    if kind == "js":
        return merged_scripts(_text(folders, file) for file in order.scripts)
    base = reverse("h5p:set-file", args=[set_hash, "x"]).removesuffix("/x")
    sheets = [(f"{base}/{f.library.folder}/{f.path}", _text(folders, f)) for f in order.styles]
    return merged_styles(sheets, rewrite=_absolute)


def _text(folders: dict[str, Path], file: LoadedFile) -> str:
    return (folders[file.library.folder] / file.path).read_text("utf-8", errors="replace")


def _absolute(address: str, sheet: str) -> str:
    return (
        address
        if address.startswith("/")
        else posixpath.normpath(posixpath.join(posixpath.dirname(sheet), address))
    )
