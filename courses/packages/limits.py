"""How large a package may be."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """All sizes in bytes. A zip's `ratio` is unpacked size divided by packed size, per entry."""

    entries: int = 20_000
    units: int = 1_000
    manifest_bytes: int = 2_000_000
    unit_bytes: int = 500_000
    total_bytes: int = 2 * 1024 * 1024 * 1024
    ratio: int = 200
    ratio_from_bytes: int = 1024 * 1024


LIMITS = Limits()
