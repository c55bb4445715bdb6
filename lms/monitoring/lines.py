"""The two forms of a log line: for terminals, and for machines (one JSON object each)."""

import datetime
import logging
from types import TracebackType
from typing import Any

from pythonjsonlogger.json import JsonFormatter

from lms.kernel.middleware import current_request_id
from lms.monitoring.discretion import discreet_record, trace

FIELDS = ("route", "method", "status", "milliseconds", "job")
"""What a record may carry besides its message; anything else stays out of the log."""

_ErrorInfo = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)


class TextLine(logging.Formatter):
    """For people at a terminal."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s [%(request_id)s] %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """The line, with the request's id."""
        told = discreet_record(record)
        told.request_id = current_request_id()
        return super().format(told)

    def formatException(self, ei: _ErrorInfo) -> str:  # noqa: N802 logging calls it so
        """Where it came from."""
        return trace(ei[1])


class JsonLine(JsonFormatter):
    """For what collects logs: time, level, part, request id, message and a few named fields."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        return super().format(discreet_record(record))

    def formatException(self, ei: _ErrorInfo) -> str:  # noqa: N802 logging calls it so
        """Where it came from."""
        return trace(ei[1])

    def add_fields(
        self, log_data: dict[str, Any], record: logging.LogRecord, message_dict: dict[str, Any]
    ) -> None:
        """Exactly what we mean to say: what others hang on a record may be about people."""
        moment = datetime.datetime.fromtimestamp(record.created, tz=datetime.UTC)
        log_data["time"] = moment.isoformat(timespec="milliseconds")
        log_data["level"] = record.levelname
        log_data["part"] = record.name
        log_data["request_id"] = current_request_id()
        log_data["message"] = record.getMessage()
        log_data.update({name: getattr(record, name) for name in FIELDS if hasattr(record, name)})
        if "exc_info" in message_dict:
            log_data["trace"] = message_dict["exc_info"]
