"""Taking out of a log record what may be about a person."""

import copy
import logging
import re
import traceback

_REPLACEMENTS = (
    (re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*"), "<e-mail>"),
    (re.compile(r"\b(?:\d{1,3}\.){3}\d{1,3}\b"), "<ip>"),
    (re.compile(r"(?<![\w:])(?:[0-9a-fA-F]{0,4}:){3,7}[0-9a-fA-F]{0,4}(?![\w:])"), "<ip>"),
    (re.compile(r"(?<=\S)\?\S+=\S*"), "?<query>"),
)
_ABOUT_CODE = (
    AssertionError,
    AttributeError,
    ImportError,
    NameError,
    NotImplementedError,
    TypeError,
)
"""Their messages speak of our code; those of others may quote what somebody typed."""


def discreet(text: str) -> str:
    """`text` without e-mail addresses, addresses of machines and query strings."""
    for pattern, replacement in _REPLACEMENTS:
        text = pattern.sub(replacement, text)
    return text


def discreet_record(record: logging.LogRecord) -> logging.LogRecord:
    """A copy of `record` that says the same without what people typed or who they are.

    Django's own records quote the request's path, which may name a person; the route does not.
    """
    told = copy.copy(record)
    message = record.getMessage()
    request = getattr(record, "request", None)
    path = getattr(request, "path", "")
    if path:
        message = message.replace(path, f"<{route_of(request)}>")
    if record.name == "django-q":
        message = message.partition(" - ")[0]  # what follows is the failed job's error
    told.msg, told.args, told.exc_text = discreet(message), (), None
    return told


def route_of(request: object) -> str:
    """The name of the route that took `request`, such as "catalogue:course"."""
    match = getattr(request, "resolver_match", None)
    return str(match.view_name) if match else "none"


def trace(error: BaseException | None) -> str:
    """Where `error` came from, step by step; its own words only where they can't quote anybody."""
    parts: list[str] = []
    while error is not None:
        frames = "".join(traceback.format_tb(error.__traceback__))
        words = f": {discreet(str(error))}" if isinstance(error, _ABOUT_CODE) else ""
        parts.append(f"{frames}{type(error).__module__}.{type(error).__qualname__}{words}")
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return "\nafter\n".join(parts)
