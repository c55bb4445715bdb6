"""How watching looks in JSON."""

from typing import Any

from rest_framework import serializers

MOST_SEGMENTS = 500


class SegmentField(serializers.ListField):
    """A stretch of the film: first and last second."""

    child = serializers.FloatField(min_value=0)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_length=2, max_length=2, **kwargs)


class WatchingSerializer(serializers.Serializer[Any]):
    """What was watched of a film, and where the learner is in it, all in seconds."""

    segments = serializers.ListField(child=SegmentField(), max_length=MOST_SEGMENTS)
    position_seconds = serializers.FloatField(min_value=0)
    sitting_ends = serializers.BooleanField(default=False)


class WatchedSerializer(serializers.Serializer[Any]):
    """What is known now. After a result the learner's standing may have changed."""

    percent = serializers.IntegerField()
    position_seconds = serializers.FloatField()
    saved_at = serializers.DateTimeField()
    is_result = serializers.BooleanField()
