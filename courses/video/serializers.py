"""How watching looks in JSON."""

from typing import Any

from rest_framework import serializers

from lms.api.examples import example
from lms.api.given import Given

MOST_SEGMENTS = 500
MOST_SECONDS = 7 * 24 * 3600


class SegmentField(serializers.ListField):
    """A stretch of the film: first and last second."""

    child = serializers.FloatField(min_value=0, max_value=MOST_SECONDS)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_length=2, max_length=2, **kwargs)


@example({"segments": [[0, 12.5], [30, 61]], "position_seconds": 61, "sitting_ends": False})
class WatchingGiven(Given):
    """What was watched of a film, and where the learner is in it, all in seconds."""

    segments = serializers.ListField(child=SegmentField(), max_length=MOST_SEGMENTS)
    position_seconds = serializers.FloatField(min_value=0, max_value=MOST_SECONDS)
    sitting_ends = serializers.BooleanField(default=False)


@example(
    {
        "percent": 42,
        "position_seconds": 61.0,
        "saved_at": "2026-11-03T16:20:00+01:00",
        "is_result": False,
    }
)
class WatchedSerializer(serializers.Serializer[Any]):
    """What is known now. After a result the learner's standing may have changed."""

    percent = serializers.IntegerField()
    position_seconds = serializers.FloatField()
    saved_at = serializers.DateTimeField()
    is_result = serializers.BooleanField()
