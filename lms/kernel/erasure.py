"""What rooms have to say before a person's account is erased: what is in the way, what is counted.

`lms.privacy` erases; it asks these registries, filled from above, so that it knows no room above.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from lms.kernel.personal_data import Subject


@dataclass(frozen=True)
class Obstacle:
    """What should happen first: a sentence, and where to do it. A final one rules the erasure out."""

    sentence: str
    label: str
    url: str
    is_final: bool = False


FindObstacles = Callable[[Subject], Iterable[Obstacle]]
Count = Callable[[Subject], None]
_obstacles: list[FindObstacles] = []
_tallies: list[Count] = []


def register_obstacles(find: FindObstacles) -> None:
    """Ask `find` before somebody's account is erased."""
    if find not in _obstacles:
        _obstacles.append(find)


def register_tally(count: Count) -> None:
    """Call `count` in the erasing transaction, before rows go: it keeps figures without persons."""
    if count not in _tallies:
        _tallies.append(count)


def obstacles_for(subject: Subject) -> list[Obstacle]:
    """Everything that should happen first."""
    return [obstacle for find in _obstacles for obstacle in find(subject)]


def count_for_ever(subject: Subject) -> None:
    """Let every room add what it counts."""
    for count in _tallies:
        count(subject)
