"""Where libraries and contents lie on disk.

    <root>/libraries/H5P.Blanks-1.14/<content hash>/…     one folder for each distinct version
    <root>/contents/<id>/h5p.json, content.json, …        each content apart, byte for byte

A library's folder is written beside its place and then renamed: it is there whole or not at all, and one that
is there is never written again. What runs can't be replaced by a package that brings the same number.
"""

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from courses.h5p.engine.archive import Archive
from courses.h5p.engine.package import CONTENT, CONTENT_JSON, MANIFEST, CheckedPackage, Library
from courses.h5p.engine.versions import LibraryName


@dataclass(frozen=True)
class Store:
    """A folder that holds libraries and contents."""

    root: Path

    def library_folder(self, name: LibraryName, content_hash: str) -> Path:
        """Where this version of a library lies, or would lie."""
        return self.root / "libraries" / name.folder / content_hash

    def versions_of(self, name: LibraryName) -> list[Path]:
        """The folders of all versions with this name, whatever their patch and hash."""
        folder = self.root / "libraries" / name.folder
        found = folder.iterdir() if folder.is_dir() else ()
        return sorted(path for path in found if not path.name.startswith("."))

    def content_folder(self, content_id: str) -> Path:
        """Where a content lies, or would lie."""
        return self.root / "contents" / content_id

    def add_library(self, archive: Archive, library: Library) -> bool:
        """Write the library unless it is there; return whether it was written."""
        target = self.library_folder(library.name, library.content_hash)
        if target.exists():
            return False
        with _written_beside(target) as folder:
            _unpack(archive, library.files, source=library.folder, target=folder)
        return True

    def add_content(self, archive: Archive, package: CheckedPackage, *, content_id: str) -> None:
        """Write a content's files as they are in the package."""
        with _written_beside(self.content_folder(content_id)) as folder:
            _unpack(archive, [MANIFEST], source="", target=folder)
            names = [CONTENT_JSON.removeprefix(f"{CONTENT}/"), *package.content_files]
            _unpack(archive, names, source=CONTENT, target=folder / CONTENT)

    def remove_content(self, content_id: str) -> None:
        """Take a content away; nothing happens when it is gone already."""
        shutil.rmtree(self.content_folder(content_id), ignore_errors=True)

    def remove_library(self, name: LibraryName, content_hash: str) -> None:
        """Take a version of a library away, and the folder above it when it was the last."""
        folder = self.library_folder(name, content_hash)
        shutil.rmtree(folder, ignore_errors=True)
        if folder.parent.exists() and not any(folder.parent.iterdir()):
            folder.parent.rmdir()


@contextmanager
def _written_beside(target: Path) -> Iterator[Path]:
    """A new folder that takes the place of `target` when all went well."""
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o750)
    folder = Path(tempfile.mkdtemp(prefix=".writing-", dir=target.parent))
    try:
        yield folder
        folder.chmod(0o750)
        try:
            folder.rename(target)
        except OSError:
            if not target.exists():  # else somebody wrote the same at the same moment
                raise
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _unpack(archive: Archive, paths: Iterable[str], *, source: str, target: Path) -> None:
    for path in paths:
        file = target / path
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o750)
        member = f"{source}/{path}" if source else path
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o640)
        with os.fdopen(descriptor, "wb") as out:
            for chunk in archive.stream(member):
                out.write(chunk)
