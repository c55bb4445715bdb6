"""What learners get: no solutions, no hidden tests, no marking schemes, outputs only on request."""

import json
from typing import Any

from hub.grading.engine.notebook import Cell, Notebook
from hub.grading.engine.regions import (
    CODE_STUB,
    HIDDEN_TESTS,
    MARK_SCHEME,
    SOLUTION,
    TEXT_STUB,
    regions,
    replaced,
)

KEPT_METADATA = ("kernelspec", "language_info")


def released(notebook: Notebook, *, keep_outputs: bool = False) -> bytes:
    """The learner's version of an author's notebook, which has been checked.

    With `keep_outputs` cells that are given keep theirs; those of solutions and tests would tell too much.
    """
    value = {
        "cells": [_released_cell(cell, keep_outputs=keep_outputs) for cell in notebook.cells],
        "metadata": {
            name: notebook.metadata[name] for name in KEPT_METADATA if name in notebook.metadata
        },
        "nbformat": 4,
        "nbformat_minor": notebook.minor,
    }
    # Some outputs hold NaN, which Python writes and JSON does not know: browsers would read none of it.
    plain = json.loads(json.dumps(value), parse_constant=_nothing)
    return (json.dumps(plain, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _nothing(_name: str) -> None:
    """What stands in place of a number that is none."""


def released_source(cell: Cell) -> str:
    """A cell's text as learners get it."""
    source = cell.source
    for markers in (HIDDEN_TESTS, MARK_SCHEME):
        source = replaced(source, markers)
    if not cell.marks.solution:
        return source.rstrip("\n")
    stub = CODE_STUB if cell.is_code else (TEXT_STUB,)
    if regions(source, SOLUTION):
        return replaced(source, SOLUTION, stub)
    return "\n".join(stub)


def _released_cell(cell: Cell, *, keep_outputs: bool) -> dict[str, Any]:
    marks = cell.marks
    metadata: dict[str, Any] = {}
    if marks.is_marked:
        metadata["nbgrader"] = {
            "grade": marks.grade,
            "grade_id": marks.grade_id,
            "locked": marks.locked or cell.is_autotest,
            "schema_version": 3,
            "solution": marks.solution,
            "task": marks.task,
            **({"points": marks.points} if marks.grade or marks.task else {}),
        }
    if not cell.is_learners:
        metadata |= {"deletable": False, "editable": False}
    told: dict[str, Any] = {
        "cell_type": cell.type,
        "metadata": metadata,
        "source": released_source(cell),
    }
    if isinstance(cell.raw.get("id"), str):
        told["id"] = cell.raw["id"]
    if isinstance(cell.raw.get("attachments"), dict):
        told["attachments"] = cell.raw["attachments"]
    if cell.is_code:
        kept = cell.raw.get("outputs") if keep_outputs and _is_given(cell) else None
        told |= {"execution_count": None, "outputs": kept if isinstance(kept, list) else []}
    return told


def _is_given(cell: Cell) -> bool:
    return not (cell.marks.solution or cell.marks.grade or cell.marks.task)
