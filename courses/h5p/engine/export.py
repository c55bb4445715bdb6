"""A content as an `.h5p` file again: its own bytes unchanged, with every library it needs."""

import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from courses.h5p.engine.package import MANIFEST
from courses.h5p.engine.versions import LibraryName

STORED_ALREADY_PACKED = frozenset(
    {
        ".png",
        ".jpg",
        ".jpeg",
        ".gif",
        ".webp",
        ".mp4",
        ".webm",
        ".mp3",
        ".m4a",
        ".ogg",
        ".woff",
        ".woff2",
    }
)
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The same content makes the same file, whenever it is exported."""


def write_package(
    target: IO[bytes], *, content: Path, libraries: Iterable[tuple[LibraryName, Path]]
) -> None:
    """Write the content in the folder `content` (h5p.json and content/…) and its libraries.

    Each library goes into a folder with its version, so that several versions of one go together.
    """
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for path in (content / MANIFEST, *_files(content / "content")):
            _add(package, path, path.relative_to(content).as_posix())
        for name, folder in libraries:
            for path in _files(folder):
                _add(package, path, f"{name.folder}/{path.relative_to(folder).as_posix()}")


def _files(folder: Path) -> Iterator[Path]:
    yield from (path for path in sorted(folder.rglob("*")) if path.is_file())


def _add(package: zipfile.ZipFile, path: Path, name: str) -> None:
    member = zipfile.ZipInfo(name, EPOCH)
    member.external_attr = 0o644 << 16
    packed = path.suffix.lower() in STORED_ALREADY_PACKED
    member.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
    with path.open("rb") as source, package.open(member, "w") as out:
        while chunk := source.read(1024 * 1024):
            out.write(chunk)
