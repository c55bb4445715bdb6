"""What an archive says of itself: its last member but one, covered by a checksum of its own."""

import dataclasses
import datetime
import json
from dataclasses import dataclass
from typing import Any

FORMAT = 1
MANIFEST = "manifest.json"
MANIFEST_SUM = "manifest.json.sha256"
SECRET_KEY = "secret-key"  # noqa: S105 the name of the member
MEDIA = "media/"


@dataclass(frozen=True)
class Member:
    """One file in the archive."""

    name: str
    size_bytes: int
    sha256: str


@dataclass(frozen=True)
class DatabaseFacts:
    """Which database it was, which migrations it had seen, and how many rows each table held."""

    vendor: str
    server: str
    member: str
    migrations: tuple[tuple[str, str], ...]
    rows: dict[str, int]


@dataclass(frozen=True)
class Manifest:
    """Everything that is known of an archive. `missing` names files that were not on the disk."""

    version: str
    made_at: datetime.datetime
    has_sample: bool
    database: DatabaseFacts
    members: tuple[Member, ...]
    missing: tuple[str, ...] = ()

    @property
    def has_secret_key(self) -> bool:
        """Whether the key that signs cookies and links is in it."""
        return any(member.name == SECRET_KEY for member in self.members)

    @property
    def files(self) -> int:
        """How many uploads and sizes of pictures are in it."""
        return sum(member.name.startswith(MEDIA) for member in self.members)

    @property
    def size_bytes(self) -> int:
        """Of all members together."""
        return sum(member.size_bytes for member in self.members)


def as_bytes(manifest: Manifest) -> bytes:
    """The manifest as it stands in the archive."""
    body = {
        "format": FORMAT,
        **dataclasses.asdict(manifest),
        "made_at": manifest.made_at.isoformat(),
    }
    return json.dumps(body, ensure_ascii=False, indent=1).encode()


def from_json(body: dict[str, Any]) -> Manifest:
    """The manifest; raises KeyError, TypeError or ValueError for what is not one."""
    database = dict(body["database"])
    database["migrations"] = tuple((app, name) for app, name in database["migrations"])
    return Manifest(
        version=body["version"],
        made_at=datetime.datetime.fromisoformat(body["made_at"]),
        has_sample=body["has_sample"],
        database=DatabaseFacts(**database),
        members=tuple(Member(**member) for member in body["members"]),
        missing=tuple(body["missing"]),
    )
