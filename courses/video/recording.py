"""What of watching becomes a result, and what can't be true. Pure."""

# Browsers play at twice the speed at most; clocks and networks need some play.
MOST_SPEED = 2.5
SLACK_SECONDS = 15.0
STEP_PERCENT = 10


def is_possible(*, gained_seconds: float, passed_seconds: float) -> bool:
    """Whether so much more of a film can have been watched while so much time has passed."""
    return gained_seconds <= max(0.0, passed_seconds) * MOST_SPEED + SLACK_SECONDS


def is_result(
    *, percent: int, recorded_percent: int, pass_percent: int, sitting_ends: bool
) -> bool:
    """Whether a share of `percent` is worth a result after one of `recorded_percent`.

    It is when it passes for the first time, when ten more percent were watched, and at the end of a
    sitting with at least one percent more. So a film leaves a few results, never more than a hundred.
    """
    if percent <= recorded_percent:
        return False
    passes_now = recorded_percent < pass_percent <= percent
    return passes_now or sitting_ends or percent >= recorded_percent + STEP_PERCENT
