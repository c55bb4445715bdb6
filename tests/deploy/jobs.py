"""A job that takes its time, for tests that end its worker."""

import time
from pathlib import Path

SECONDS = 2.0


def write_slowly(path: str) -> None:
    """Note the beginning, then, later, the end."""
    diary = Path(path)
    with diary.open("a") as file:
        file.write("begun\n")
    time.sleep(SECONDS)
    with diary.open("a") as file:
        file.write("finished\n")
