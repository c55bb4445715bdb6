"""How large a package may be. Sizes are bytes of what comes out of the zip, counted while reading."""

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """`ratio` compares unpacked with packed bytes; smaller files than `ratio_applies_above` aren't judged."""

    members: int = 6_000
    name_length: int = 255
    path_length: int = 600
    member_bytes: int = 400 * MIB
    total_bytes: int = 800 * MIB
    ratio: int = 150
    ratio_applies_above: int = MIB
    json_bytes: int = 8 * MIB
    json_depth: int = 128
    nested_bytes: int = 400 * MIB
