"""How much a run may use; what is beyond is ended."""

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """Limits of one process tree in a sandbox. Sizes in bytes, times in seconds."""

    wall_seconds: float = 60.0
    cpu_seconds: int = 40
    memory_bytes: int = 1024 * MEBIBYTE
    address_space_bytes: int = 4096 * MEBIBYTE
    processes: int = 64
    file_bytes: int = 32 * MEBIBYTE
    disk_bytes: int = 64 * MEBIBYTE
    answer_bytes: int = 8 * MEBIBYTE
    log_bytes: int = 64 * 1024
