"""The rooms and where they stand. A new room gets its place here and in `.importlinter`."""

from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent.parent
WINGS = ("lms", "courses", "hub", "community")

FLOORS: tuple[tuple[str, ...], ...] = (
    ("lms.kernel",),
    ("lms.api", "lms.ui", "lms.files", "lms.markup"),
    ("lms.backup",),
    ("lms.monitoring",),
    ("lms.vocabularies",),
    ("lms.accounts",),
    ("lms.sign_ins",),
    ("lms.identity",),
    ("lms.schools",),
    ("lms.audit", "lms.second_factor"),
    ("lms.pages", "lms.privacy"),
    ("courses.outline",),
    ("courses.activities",),
    ("courses.enrolment",),
    ("courses.learning",),
    (
        "courses.reading",
        "courses.video",
        "courses.h5p",
        "courses.catalogue",
        "courses.packages",
        "courses.library",
        "courses.links",
        "courses.roster",
        "courses.questions",
    ),
    ("courses.authoring", "courses.editor"),
    ("hub.notebooks",),
    ("hub.gateway",),
    ("lms",),
)
"""From the ground to the roof. Rooms of one floor don't know each other's tables."""


def floor_of(room: str) -> int:
    """How high `room` stands; raises LookupError for a room without a place."""
    for height, rooms in enumerate(FLOORS):
        if room in rooms:
            return height
    raise LookupError(f"{room} has no place in tests/architecture/house.py")


def room_of(module: str) -> str:
    """The room that the dotted `module` belongs to; the roof for what is in no room."""
    for rooms in FLOORS[:-1]:
        for room in rooms:
            if module == room or module.startswith(f"{room}."):
                return room
    return "lms"


def files(*suffixes: str, folders: tuple[str, ...] = WINGS) -> Iterator[Path]:
    """Our files with these suffixes, in a stable order."""
    for folder in folders:
        for path in sorted((PROJECT / folder).rglob("*")):
            if path.suffix in suffixes and "__pycache__" not in path.parts:
                yield path


def shown(path: Path) -> str:
    """The path as a reader of the repository knows it."""
    return path.relative_to(PROJECT).as_posix()
