"""`h5p.json` and `library.json`, read as H5P core reads them.

Required fields and their patterns are those of H5P core's validator and of h5p.org's pages
“Package Definition” and “Library Definition”. Unknown keys are left alone; where core is lenient in
practice (numbers as text, no embedTypes, one embed type as text) so are we.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from courses.h5p.engine.findings import Finding, Reason
from courses.h5p.engine.json_text import JsonObject
from courses.h5p.engine.rights import Rights, rights_of
from courses.h5p.engine.versions import MACHINE_NAME, CoreVersion, LibraryName

LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*\Z", re.ASCII)
TITLE_LENGTH = 255
MOST_VERSION = 99_999
OLDEST_CORE = CoreVersion(1, 0)
EMBED_TYPES = frozenset({"iframe", "div"})
SCRIPT = re.compile(r".+\.js\Z", re.IGNORECASE)
STYLE = re.compile(r".+\.css\Z", re.IGNORECASE)


@dataclass(frozen=True)
class PackageManifest:
    """`h5p.json`: what the package is called and which library shows it."""

    title: str
    language: str
    main_library: str
    dependencies: tuple[LibraryName, ...]
    embed_types: tuple[str, ...] = ("div",)
    rights: Rights = field(default_factory=Rights)

    @property
    def main(self) -> LibraryName | None:
        """The main library with its version, as the dependencies name it."""
        named = [d for d in self.dependencies if d.machine_name == self.main_library]
        return named[0] if named else None


@dataclass(frozen=True)
class LibraryManifest:
    """`library.json`: a version of a library, what it loads and what it needs."""

    name: LibraryName
    patch: int
    title: str
    is_runnable: bool
    core: CoreVersion = OLDEST_CORE
    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    preloaded: tuple[LibraryName, ...] = ()
    dynamic: tuple[LibraryName, ...] = ()
    editor: tuple[LibraryName, ...] = ()
    author: str = ""
    licence: str = ""
    description: str = ""
    is_fullscreen: bool = False
    drops_styles_of: tuple[str, ...] = ()

    @property
    def version(self) -> str:
        """All three numbers: "1.14.2"."""
        return f"{self.name.major}.{self.name.minor}.{self.patch}"


class ManifestReader:
    """Takes values out of one JSON object and notes what is wrong with them."""

    def __init__(self, values: JsonObject, *, member: str) -> None:
        self.values = values
        self.member = member
        self.findings: list[Finding] = []

    def note(self, reason: Reason, name: str) -> None:
        """Something is wrong with the field `name`."""
        self.findings.append(Finding(reason, self.member, {"field": name}))

    def text(self, name: str, *, required: bool = False, most: int = TITLE_LENGTH) -> str:
        """A text of up to `most` characters."""
        value = self.values.get(name)
        if value is None or value == "":
            if required:
                self.note(Reason.MISSING_FIELD, name)
            return ""
        if not isinstance(value, str) or len(value) > most:
            if required:
                self.note(Reason.BAD_FIELD, name)
            return ""
        return value

    def number(self, name: str, *, values: JsonObject | None = None, shown: str = "") -> int:
        """A part of a version: 0 to 99,999, also as text."""
        values, shown = self.values if values is None else values, shown or name
        value = values.get(name)
        if value is None:
            self.note(Reason.MISSING_FIELD, shown)
            return 0
        number = _version_part(value)
        if number is None:
            self.note(Reason.BAD_VERSION, shown)
        return number or 0

    def library(self, value: Any, *, shown: str) -> LibraryName | None:
        """A dependency: machineName, majorVersion, minorVersion."""
        if not isinstance(value, dict):
            self.note(Reason.BAD_FIELD, shown)
            return None
        name = value.get("machineName")
        if not isinstance(name, str) or not MACHINE_NAME.match(name):
            self.note(Reason.BAD_FIELD, f"{shown}.machineName")
            return None
        major = self.number("majorVersion", values=value, shown=f"{shown}.majorVersion")
        minor = self.number("minorVersion", values=value, shown=f"{shown}.minorVersion")
        return LibraryName(name, major, minor)

    def libraries(self, name: str) -> tuple[LibraryName, ...]:
        """A list of dependencies; each one once, in order."""
        listed = self._list(name)
        found = [self.library(v, shown=f"{name}[{i}]") for i, v in enumerate(listed)]
        return tuple(dict.fromkeys(library for library in found if library is not None))

    def paths(self, name: str, *, pattern: "re.Pattern[str]") -> tuple[str, ...]:
        """A list of {"path": …}, relative to the library's folder."""
        listed = self._list(name)
        paths = [v.get("path") if isinstance(v, dict) else None for v in listed]
        for index, path in enumerate(paths):
            if not isinstance(path, str) or not pattern.match(path):
                self.note(Reason.BAD_FIELD, f"{name}[{index}].path")
        return tuple(_relative(path) for path in paths if isinstance(path, str))

    def words(self, name: str, *, allowed: frozenset[str]) -> tuple[str, ...]:
        """A list of known words, or a text with commas between them."""
        value = self.values.get(name, [])
        words = value.split(",") if isinstance(value, str) else value
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            self.note(Reason.BAD_FIELD, name)
            return ()
        tidy = tuple(word.strip().casefold() for word in words if word.strip())
        if not allowed.issuperset(tidy):
            self.note(Reason.BAD_FIELD, name)
        return tidy

    def _list(self, name: str) -> list[Any]:
        value = self.values.get(name)
        if value is None:
            return []
        if not isinstance(value, list):
            self.note(Reason.BAD_FIELD, name)
            return []
        return value


def _version_part(value: Any) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= 5:
        value = int(value)
    return value if isinstance(value, int) and 0 <= value <= MOST_VERSION else None


def _relative(path: str) -> str:
    return path.removeprefix("./").removeprefix("/")


def read_package_manifest(values: JsonObject) -> tuple[PackageManifest, Sequence[Finding]]:
    """The package that `h5p.json` describes, and what is wrong with the description."""
    reader = ManifestReader(values, member="h5p.json")
    title = reader.text("title", required=True)
    language = reader.text("language", required=True, most=32)
    if language and not LANGUAGE.match(language):
        reader.note(Reason.BAD_FIELD, "language")
    main = reader.text("mainLibrary", required=True)
    if main and not MACHINE_NAME.match(main):
        reader.note(Reason.BAD_FIELD, "mainLibrary")
    if "preloadedDependencies" not in values:
        reader.note(Reason.MISSING_FIELD, "preloadedDependencies")
    dependencies = (
        *reader.libraries("preloadedDependencies"),
        *reader.libraries("dynamicDependencies"),
    )
    embed_types = reader.words("embedTypes", allowed=EMBED_TYPES) or ("div",)
    manifest = PackageManifest(
        title, language, main, tuple(dict.fromkeys(dependencies)), embed_types, rights_of(values)
    )
    if main and not reader.findings and manifest.main is None:
        values_named = {"library": main}
        reader.findings.append(Finding(Reason.MAIN_NOT_A_DEPENDENCY, "h5p.json", values_named))
    return manifest, reader.findings


def read_library_manifest(
    values: JsonObject, *, member: str
) -> tuple[LibraryManifest, Sequence[Finding]]:
    """The library that the `library.json` at `member` describes, and what is wrong with it."""
    reader = ManifestReader(values, member=member)
    machine_name = reader.text("machineName", required=True)
    if machine_name and not MACHINE_NAME.match(machine_name):
        reader.note(Reason.BAD_FIELD, "machineName")
    manifest = LibraryManifest(
        name=LibraryName(
            machine_name, reader.number("majorVersion"), reader.number("minorVersion")
        ),
        patch=reader.number("patchVersion"),
        title=reader.text("title", required=True),
        is_runnable=_flag(reader, "runnable", required=True),
        core=_core(reader),
        scripts=reader.paths("preloadedJs", pattern=SCRIPT),
        styles=reader.paths("preloadedCss", pattern=STYLE),
        preloaded=reader.libraries("preloadedDependencies"),
        dynamic=reader.libraries("dynamicDependencies"),
        editor=reader.libraries("editorDependencies"),
        author=reader.text("author"),
        licence=reader.text("license"),
        description=reader.text("description", most=10_000),
        is_fullscreen=_flag(reader, "fullscreen"),
        drops_styles_of=_dropped(values),
    )
    reader.words("embedTypes", allowed=EMBED_TYPES)
    return manifest, reader.findings


def _flag(reader: ManifestReader, name: str, *, required: bool = False) -> bool:
    value = reader.values.get(name)
    if value is None and required:
        reader.note(Reason.MISSING_FIELD, name)
    elif value not in (None, 0, 1, "0", "1"):
        reader.note(Reason.BAD_FIELD, name)
    return value in (1, "1")


def _core(reader: ManifestReader) -> CoreVersion:
    value = reader.values.get("coreApi")
    if value is None:
        return OLDEST_CORE
    if not isinstance(value, dict):
        reader.note(Reason.BAD_FIELD, "coreApi")
        return OLDEST_CORE
    major = reader.number("majorVersion", values=value, shown="coreApi.majorVersion")
    minor = reader.number("minorVersion", values=value, shown="coreApi.minorVersion")
    return CoreVersion(major, minor)


def _dropped(values: JsonObject) -> tuple[str, ...]:
    """Libraries whose styles are left out when this one is loaded (`dropLibraryCss`)."""
    listed = values.get("dropLibraryCss")
    if not isinstance(listed, list):
        return ()
    names = [entry.get("machineName") for entry in listed if isinstance(entry, dict)]
    return tuple(name for name in names if isinstance(name, str))
