"""The log as it is written, line by line."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest

from lms.monitoring.lines import JsonLine, TextLine


class Written:
    """What has been logged, in both forms."""

    def __init__(self) -> None:
        self.json, self.text = io.StringIO(), io.StringIO()

    def lines(self) -> list[dict[str, Any]]:
        """The JSON objects."""
        return [json.loads(line) for line in self.json.getvalue().splitlines()]

    def everything(self) -> str:
        """Both forms in one string."""
        return self.json.getvalue() + self.text.getvalue()


@pytest.fixture
def log() -> Iterator[Written]:
    """Listen, also to what the settings leave out."""
    written = Written()
    handlers: list[logging.Handler] = []
    for stream, formatter in ((written.json, JsonLine()), (written.text, TextLine())):
        listening = logging.StreamHandler(stream)
        listening.setFormatter(formatter)
        handlers.append(listening)
    root, loud = logging.getLogger(), logging.getLogger("django.request")
    before = root.level, loud.level
    root.setLevel(logging.INFO)
    loud.setLevel(logging.WARNING)
    for handler in handlers:
        root.addHandler(handler)
    yield written
    for handler in handlers:
        root.removeHandler(handler)
    root.setLevel(before[0])
    loud.setLevel(before[1])
