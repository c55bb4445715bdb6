"""In which order scripts and styles are loaded: what a library needs comes before it.

As in H5P core: preloaded dependencies are followed depth first, in the order in which they are listed;
editor dependencies are ignored; dynamic ones follow what the content uses.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from courses.h5p.engine.findings import Finding, PackageRefused, Reason
from courses.h5p.engine.manifest import LibraryManifest
from courses.h5p.engine.versions import LibraryName

ManifestOf = Callable[[LibraryName], "LibraryManifest | None"]


@dataclass(frozen=True)
class LoadedFile:
    """A script or style of a library; `path` is relative to the library's folder."""

    library: LibraryName
    path: str


@dataclass(frozen=True)
class LoadOrder:
    """What a player loads, in order."""

    libraries: tuple[LibraryManifest, ...]

    @property
    def scripts(self) -> list[LoadedFile]:
        """Every script once, dependencies first."""
        return [LoadedFile(m.name, path) for m in self.libraries for path in m.scripts]

    @property
    def styles(self) -> list[LoadedFile]:
        """Every style once, without those of libraries that another one drops."""
        dropped = {name for m in self.libraries for name in m.drops_styles_of}
        return [
            LoadedFile(m.name, path)
            for m in self.libraries
            if m.name.machine_name not in dropped
            for path in m.styles
        ]


def load_order(roots: Iterable[LibraryName], *, manifest_of: ManifestOf) -> LoadOrder:
    """Everything that `roots` need, each library after what it needs itself.

    Raises PackageRefused: MISSING_LIBRARY for each one that `manifest_of` doesn't find, CIRCULAR_LIBRARIES.
    """
    walk = _Walk(manifest_of)
    for root in roots:
        walk.visit(root)
    if walk.missing:
        raise PackageRefused(
            Finding(Reason.MISSING_LIBRARY, "", {"library": str(name)})
            for name in sorted(walk.missing)
        )
    return LoadOrder(tuple(walk.ordered.values()))


class _Walk:
    """Depth first with a stack of its own: deep chains can't exhaust Python's."""

    def __init__(self, manifest_of: ManifestOf) -> None:
        self.manifest_of = manifest_of
        self.ordered: dict[LibraryName, LibraryManifest] = {}
        self.missing: set[LibraryName] = set()
        self.open: dict[LibraryName, list[LibraryName]] = {}

    def visit(self, root: LibraryName) -> None:
        """Take up `root` after everything below it."""
        self._enter(root)
        while self.open:
            name = next(reversed(self.open))
            waiting = self.open[name]
            if waiting:
                self._enter(waiting.pop(0))
                continue
            del self.open[name]
            manifest = self.manifest_of(name)
            if manifest is not None:
                self.ordered[name] = manifest

    def _enter(self, name: LibraryName) -> None:
        if name in self.ordered or name in self.missing:
            return
        if name in self.open:
            circle = " → ".join(map(str, [*self.open, name]))
            raise PackageRefused([Finding(Reason.CIRCULAR_LIBRARIES, "", {"circle": circle})])
        manifest = self.manifest_of(name)
        if manifest is None:
            self.missing.add(name)
            return
        self.open[name] = list(manifest.preloaded)
