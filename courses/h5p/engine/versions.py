"""How libraries are named: machine name, major and minor version; the patch only counts when installing."""

import re
from dataclasses import dataclass

MACHINE_NAME = re.compile(r"[A-Za-z][\w.-]{0,254}\Z", re.ASCII)
"""H5P core's rule for `machineName`; ours also wants a letter first, as h5p.org's documentation says."""

_UBER_NAME = re.compile(
    r"(?P<name>[A-Za-z][\w.-]{0,254}?)[ -](?P<major>\d{1,5})\.(?P<minor>\d{1,5})\Z", re.ASCII
)


@dataclass(frozen=True, order=True)
class LibraryName:
    """Which library is meant, as dependencies and contents name it: "H5P.Blanks 1.14"."""

    machine_name: str
    major: int
    minor: int

    def __str__(self) -> str:
        return f"{self.machine_name} {self.major}.{self.minor}"

    @property
    def folder(self) -> str:
        """The folder of the library, as addresses name it: "H5P.Blanks-1.14"."""
        return f"{self.machine_name}-{self.major}.{self.minor}"


@dataclass(frozen=True, order=True)
class CoreVersion:
    """A version of H5P core, such as 1.28."""

    major: int
    minor: int

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}"


PLAYER_CORE = CoreVersion(1, 28)
"""The core whose browser side `h5p-standalone` 3.8 brings along (it has the themes of core 1.28)."""


def parse_library_name(text: object) -> LibraryName | None:
    """The library in "H5P.Blanks 1.14" or "H5P.Blanks-1.14"; None when `text` names none."""
    found = _UBER_NAME.match(text) if isinstance(text, str) else None
    if found is None:
        return None
    return LibraryName(found["name"], int(found["major"]), int(found["minor"]))
