"""Times, and how they compare."""

import time
from collections.abc import Callable
from dataclasses import dataclass

ROUNDS = 7


def seconds_of(action: Callable[[], object], *, rounds: int = ROUNDS) -> float:
    """The shortest of some rounds: what disturbs a round only ever makes it longer."""
    action()
    return min(_once(action) for _ in range(rounds))


def seconds_in_turns(
    first: Callable[[], object], second: Callable[[], object], *, rounds: int = ROUNDS
) -> tuple[float, float]:
    """As `seconds_of` for two, one after the other, so that a busy machine disturbs both alike."""
    first()
    second()
    took = [(_once(first), _once(second)) for _ in range(rounds)]
    return min(each for each, _other in took), min(each for _other, each in took)


def _once(action: Callable[[], object]) -> float:
    begun = time.perf_counter()
    action()
    return time.perf_counter() - begun


@dataclass(frozen=True)
class Comparison:
    """The same work on little and on much."""

    name: str
    little: float
    much: float
    at_most: float

    @property
    def ratio(self) -> float:
        """How many times longer much takes than little."""
        return self.much / self.little

    def confirm(self) -> None:
        """Show the comparison; raises AssertionError when the ratio is too much."""
        print(
            f"\n{self.name:40} {self.little * 1000:8.2f} ms {self.much * 1000:8.2f} ms"
            f"{self.ratio:7.1f} ×, at most {self.at_most:g} ×"
        )
        assert self.ratio <= self.at_most
