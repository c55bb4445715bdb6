"""Vocabulary files as tests need them."""

import json
from pathlib import Path
from typing import Any


def term(key: str, *, below: tuple[dict[str, Any], ...] = (), **values: Any) -> dict[str, Any]:
    """One term of a file, labelled after its key."""
    made = {"key": key, "de": f"{key} (de)", "en": f"{key} (en)", **values}
    return {**made, "terms": list(below)} if below else made


def vocabulary(*terms: dict[str, Any], **values: Any) -> dict[str, Any]:
    """A whole file, called "colours"."""
    return {
        "format": 1,
        "key": "colours",
        "de": "Farben",
        "en": "Colours",
        "version": "1",
        "source": ["our own eyes"],
        "licence": "CC0 1.0",
        "accessed": "2026-11-22",
        "terms": list(terms),
        **values,
    }


def write(folder: Path, content: object, *, name: str = "colours.json") -> Path:
    """The file in `folder`."""
    path = folder / name
    path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return path
