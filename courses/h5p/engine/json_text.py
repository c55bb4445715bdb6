"""JSON from strangers: bounded in size and depth, no numbers that are none, errors with their place."""

import json
import math
import re
from typing import Any, NoReturn

from courses.h5p.engine.archive import Archive
from courses.h5p.engine.findings import Reason, refused

JsonObject = dict[str, Any]
_BRACKET_OR_STRING = re.compile(r'[\[\]{}]|"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)


def read_json(archive: Archive, path: str) -> Any:
    """The value in the member `path`. Raises PackageRefused, naming the member."""
    limits = archive.limits
    if path not in archive:
        raise refused(Reason.MISSING_FILE, path)
    raw = bytearray()
    for chunk in archive.stream(path):
        raw += chunk
        if len(raw) > limits.json_bytes:
            raise refused(Reason.LARGE_JSON, path, limit=limits.json_bytes)
    return parse_json(bytes(raw), member=path, limit=limits.json_bytes, depth=limits.json_depth)


def read_object(archive: Archive, path: str) -> JsonObject:
    """The JSON object in the member `path`. Raises PackageRefused."""
    value = read_json(archive, path)
    if not isinstance(value, dict):
        raise refused(Reason.BROKEN_JSON, path, problem="it is not an object")
    return value


def parse_json(raw: bytes, *, member: str, limit: int, depth: int) -> Any:
    """The value that `raw` spells in UTF-8, up to `limit` bytes and `depth` levels."""
    if len(raw) > limit:
        raise refused(Reason.LARGE_JSON, member, limit=limit)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refused(Reason.BROKEN_JSON, member, problem="it is not UTF-8") from error
    if depth_of(text) > depth:
        raise refused(Reason.DEEP_JSON, member, limit=depth)
    try:
        return json.loads(text, parse_constant=_no_constant, parse_float=_finite, parse_int=_whole)
    except (ValueError, RecursionError) as error:
        raise refused(Reason.BROKEN_JSON, member, problem=_place(error)) from error


def depth_of(text: str) -> int:
    """How deep lists and objects are nested in `text`, found without recursion."""
    deepest = level = 0
    for found in _BRACKET_OR_STRING.finditer(text):
        character = text[found.start()]
        if character in "[{":
            level += 1
            deepest = max(deepest, level)
        elif character in "]}":
            level -= 1
    return deepest


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number")


def _finite(digits: str) -> float:
    number = float(digits)
    return number if math.isfinite(number) else _no_constant(digits)


def _whole(digits: str) -> int:
    """A whole number that is a float's size at most: whoever reckons with it must not overflow."""
    _finite(digits)
    return int(digits)


def _place(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"line {error.lineno}, column {error.colno}"
    return "a number is not a number"
