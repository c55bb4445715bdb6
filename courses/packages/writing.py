"""A package written out: YAML for people, one file per unit, media byte for byte."""

import zipfile
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import IO, Any

import yaml
from pydantic import BaseModel

from courses.packages.package import Package, PackageUnit
from courses.packages.paths import objection_to
from courses.packages.source import MANIFEST
from courses.packages.texts import FENCE

# One moment for all entries, the earliest a zip can hold: the same course gives the same archive.
_ZIP_MOMENT = (1980, 1, 1, 0, 0, 0)
_LINE_WIDTH = 100


class _Dumper(yaml.SafeDumper):
    """Block style throughout; lists indented below their field, as people write them."""

    def increase_indent(self, flow: bool = False, *_indentless: Any, **_more: Any) -> None:
        """Indent lists, too."""
        super().increase_indent(flow, indentless=False)

    def ignore_aliases(self, _data: Any) -> bool:
        """Write everything out: equal values are not the same thing."""
        return True


def _represent_text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    style = None
    if any(mark in text for mark in ("\x85", "\u2028", "\u2029")):
        style = '"'  # other styles would read these line ends back as plain ones
    elif "\n" in text:
        style = "|"
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _represent_text)


def manifest_text(package: Package) -> str:
    """course.yaml."""
    return _yaml(package.fields)


def unit_text(unit: PackageUnit) -> str:
    """The file of one unit."""
    body = f"\n{unit.body}\n" if unit.body else ""
    return f"{FENCE}\n{_yaml(unit.fields)}{FENCE}\n{body}"


def _yaml(fields: BaseModel) -> str:
    return yaml.dump(
        _plain(fields),
        Dumper=_Dumper,
        allow_unicode=True,
        default_flow_style=False,
        sort_keys=False,
        width=_LINE_WIDTH,
    )


def _plain(value: Any) -> Any:
    """Fields in their documented order, without those that are empty; choices as their words."""
    if isinstance(value, BaseModel):
        parts = {name: _plain(getattr(value, name)) for name in type(value).model_fields}
        return {
            name: part
            for name, part in parts.items()
            if part not in ("", None, []) and part is not False
        }
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value.value if isinstance(value, Enum) else value


class Target(ABC):
    """Where a package is written to."""

    def open(self, path: str) -> IO[bytes]:
        """A new file at `path`, open for writing. Raises ValueError for a path that leads outside."""
        if objection_to(path):
            raise ValueError(objection_to(path))
        return self._open(path)

    @abstractmethod
    def _open(self, path: str) -> IO[bytes]:
        """Open it, whatever the path."""


class _Folder(Target):
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _open(self, path: str) -> IO[bytes]:
        place = self._folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        return place.open("wb")


class _Archive(Target):
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    def _open(self, path: str) -> IO[bytes]:
        entry = zipfile.ZipInfo(path, date_time=_ZIP_MOMENT)
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.external_attr = 0o644 << 16
        return self._archive.open(entry, "w", force_zip64=True)


def is_archive(path: Path) -> bool:
    """Whether the name says that a zip is wanted."""
    return path.suffix.casefold() == ".zip"


@contextmanager
def open_target(path: Path) -> Iterator[Target]:
    """A folder, or an archive where `path` ends in .zip; that one appears only when complete."""
    if not is_archive(path):
        path.mkdir(parents=True, exist_ok=True)
        yield _Folder(path)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.part")
    try:
        with zipfile.ZipFile(unfinished, "w") as archive:
            yield _Archive(archive)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def write_texts(package: Package, target: Target) -> None:
    """course.yaml and all units; media are copied by whoever has them."""
    texts: Mapping[str, str] = {
        MANIFEST: manifest_text(package),
        **{path: unit_text(unit) for path, unit in package.units.items()},
    }
    for path, text in texts.items():
        with target.open(path) as stream:
            stream.write(text.encode())
