"""Small notebooks for tests, written as one would read them."""

import json
from typing import Any


def code(source: str, **marks: Any) -> dict[str, Any]:
    """A code cell."""
    return _cell("code", source, marks) | {"execution_count": None, "outputs": []}


def text(source: str, **marks: Any) -> dict[str, Any]:
    """A text cell."""
    return _cell("markdown", source, marks)


def solution(grade_id: str, source: str) -> dict[str, Any]:
    """A cell that the learner fills."""
    return code(source, grade_id=grade_id, solution=True)


def given(grade_id: str, source: str) -> dict[str, Any]:
    """A cell that the learner can't change."""
    return code(source, grade_id=grade_id, locked=True)


def checked(grade_id: str, source: str, **marks: Any) -> dict[str, Any]:
    """A cell of tests."""
    return code(source, grade_id=grade_id, grade=True, locked=True, **{"points": 1, **marks})


def _cell(kind: str, source: str, marks: dict[str, Any]) -> dict[str, Any]:
    nbgrader = {"schema_version": 3, **marks} if marks else None
    return {
        "cell_type": kind,
        "metadata": {"nbgrader": nbgrader} if nbgrader else {},
        "source": source,
    }


def notebook(*cells: dict[str, Any], kernel: str = "python3") -> bytes:
    """The file of these cells."""
    value = {
        "cells": list(cells),
        "metadata": {"kernelspec": {"name": kernel, "display_name": "Python 3"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(value).encode()
