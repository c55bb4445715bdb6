"""A whole package, checked: its manifest, the libraries it brings, its content, its files."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from courses.h5p.engine.archive import Archive
from courses.h5p.engine.content_files import (
    content_file_findings,
    is_left_out,
    library_file_findings,
)
from courses.h5p.engine.dependencies import LoadOrder, load_order
from courses.h5p.engine.filtering import FilteredContent, filter_content
from courses.h5p.engine.findings import Finding, PackageRefused, Reason
from courses.h5p.engine.json_text import JsonObject, read_json, read_object
from courses.h5p.engine.manifest import (
    LibraryManifest,
    PackageManifest,
    read_library_manifest,
    read_package_manifest,
)
from courses.h5p.engine.semantics import Semantics
from courses.h5p.engine.semantics_reading import read_semantics
from courses.h5p.engine.versions import PLAYER_CORE, LibraryName

CONTENT = "content"
CONTENT_JSON = "content/content.json"
MANIFEST = "h5p.json"
LIBRARY_JSON = "library.json"


@dataclass(frozen=True)
class Library:
    """A version of a library. `content_hash` (SHA-256, hex) tells two with the same number apart.

    `files` maps each path in the library's folder to the SHA-256 of its bytes.
    """

    manifest: LibraryManifest
    semantics: Semantics
    files: Mapping[str, str]
    content_hash: str
    size_bytes: int
    folder: str = ""

    @property
    def name(self) -> LibraryName:
        """Machine name, major and minor version."""
        return self.manifest.name


InstalledOf = Callable[[LibraryName], "Library | None"]


def nothing_installed(_name: LibraryName) -> Library | None:
    """For a package that must bring everything itself."""
    return None


@dataclass(frozen=True)
class CheckedPackage:
    """A package that may be kept. `content_files` are paths below `content/`, without `content.json`."""

    manifest: PackageManifest
    main: LibraryManifest
    libraries: tuple[Library, ...]
    params: JsonObject
    content: FilteredContent
    content_files: tuple[str, ...]
    order: LoadOrder


def check_package(
    archive: Archive,
    *,
    installed: InstalledOf = nothing_installed,
    instead: InstalledOf = nothing_installed,
) -> CheckedPackage:
    """Everything a player needs from `archive`, filtered and in order.

    `installed` finds libraries that are not in the package, `instead` those that count even if they are. Of a
    library in both, that of the package counts; whether it may replace what is installed is not decided here.
    Raises PackageRefused with all findings.
    """
    manifest, params, paths = _read_content(archive)
    libraries = _read_libraries(archive)
    brought = {library.name: library for library in libraries}

    def library_of(name: LibraryName) -> Library | None:
        return instead(name) or brought.get(name) or installed(name)

    main = _main_library(manifest, library_of)
    content = filter_content(
        params,
        semantics=main.semantics,
        semantics_of=lambda name: library.semantics if (library := library_of(name)) else None,
        files=frozenset(paths),
    )
    _refuse([Finding(Reason.MISSING_LIBRARY, "", {"library": n}) for n in sorted(content.missing)])
    order = order_of(main.name, content, library_of=library_of)
    return CheckedPackage(
        manifest, main.manifest, tuple(libraries), params, content, tuple(paths), order
    )


def order_of(main: LibraryName, content: FilteredContent, *, library_of: InstalledOf) -> LoadOrder:
    """What a content loads: the libraries inside it, in a fixed order, then its own. PackageRefused."""
    return load_order(
        [*sorted(content.libraries), main],
        manifest_of=lambda name: library.manifest if (library := library_of(name)) else None,
    )


def _read_content(archive: Archive) -> tuple[PackageManifest, JsonObject, list[str]]:
    manifest, findings = read_package_manifest(read_object(archive, MANIFEST))
    _refuse(findings)
    params = read_object(archive, CONTENT_JSON)
    paths = [path for path in archive.below(CONTENT) if path != CONTENT_JSON]
    _refuse(content_file_findings(archive, paths))
    return manifest, params, [path.removeprefix(f"{CONTENT}/") for path in paths]


def _main_library(manifest: PackageManifest, library_of: InstalledOf) -> Library:
    name = manifest.main
    library = library_of(name) if name else None
    if library is None:
        raise PackageRefused([Finding(Reason.MISSING_LIBRARY, "", {"library": str(name)})])
    if not library.manifest.is_runnable:
        raise PackageRefused([Finding(Reason.MAIN_NOT_RUNNABLE, "", {"library": str(name)})])
    return library


def _read_libraries(archive: Archive) -> list[Library]:
    folders = sorted(
        path.partition("/")[0]
        for path in archive.members
        if path.count("/") == 1 and path.endswith(f"/{LIBRARY_JSON}") and path[0] not in "._"
    )
    findings: list[Finding] = []
    libraries: list[Library] = []
    for folder in folders:
        if folder == CONTENT:
            continue
        try:
            libraries.append(read_library(archive, folder))
        except PackageRefused as error:
            findings += error.findings
    _refuse(findings)
    return libraries


def read_library(archive: Archive, folder: str) -> Library:
    """The library in `folder` of the package. Raises PackageRefused with what is wrong with it."""
    member = f"{folder}/{LIBRARY_JSON}"
    manifest, findings = read_library_manifest(read_object(archive, member), member=member)
    _refuse(findings)
    paths = [p for p in archive.below(folder) if not is_left_out(p.removeprefix(f"{folder}/"))]
    _refuse(_library_findings(archive, manifest, folder, paths))
    files, size = _digests(archive, paths, folder=folder)
    return Library(manifest, _semantics(archive, folder), files, hash_of(files), size, folder)


def _library_findings(
    archive: Archive, manifest: LibraryManifest, folder: str, paths: list[str]
) -> Iterable[Finding]:
    member = f"{folder}/{LIBRARY_JSON}"
    if folder not in (manifest.name.machine_name, manifest.name.folder):
        yield Finding(Reason.FOLDER_NAME, member, {"expected": manifest.name.folder})
    if manifest.core > PLAYER_CORE:
        values = {"needed": str(manifest.core), "present": str(PLAYER_CORE)}
        yield Finding(Reason.NEWER_CORE, member, values)
    there = set(paths)
    for path in (*manifest.scripts, *manifest.styles):
        if f"{folder}/{path}" not in there:
            yield Finding(Reason.MISSING_FILE, f"{folder}/{path}")
    yield from library_file_findings(archive, paths)


def _semantics(archive: Archive, folder: str) -> Semantics:
    member = f"{folder}/semantics.json"
    return read_semantics(read_json(archive, member), member=member) if member in archive else ()


def _digests(archive: Archive, paths: list[str], *, folder: str) -> tuple[dict[str, str], int]:
    digests: dict[str, str] = {}
    size = 0
    for path in paths:
        digest = hashlib.sha256()
        for chunk in archive.stream(path):
            digest.update(chunk)
            size += len(chunk)
        digests[path.removeprefix(f"{folder}/")] = digest.hexdigest()
    return digests, size


def hash_of(files: Mapping[str, str]) -> str:
    """One hash over the names and hashes of a library's files, whatever their order."""
    listing = "".join(f"{path}\0{files[path]}\n" for path in sorted(files))
    return hashlib.sha256(listing.encode()).hexdigest()


def _refuse(findings: Iterable[Finding]) -> None:
    found = list(findings)
    if found:
        raise PackageRefused(found)
