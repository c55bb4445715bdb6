"""What rooms do after a backup was put back: what happened since it was made is not in it."""

from collections.abc import Callable
from pathlib import Path

Step = Callable[[Path], str]
_steps: list[Step] = []


def after_restore(step: Step) -> None:
    """Call `step` with the archive that has been put back; it returns a sentence for the operator, or ""."""
    if step not in _steps:
        _steps.append(step)


def tell_everybody(archive: Path) -> list[str]:
    """Take every step, in order of registration; returns what there is to tell."""
    return [sentence for step in _steps if (sentence := step(archive))]
