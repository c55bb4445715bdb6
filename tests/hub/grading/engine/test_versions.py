"""With what runs are made."""

from pathlib import Path

from hub.grading.engine.sandbox import Sandbox
from hub.grading.engine.versions import versions_of


def test_python_and_what_notebooks_import_are_told(sandbox: Sandbox) -> None:
    told = versions_of(sandbox.python)
    assert list(told) == ["python", "numpy", "pandas", "matplotlib"]
    assert all(version[0].isdigit() for version in told.values())


def test_what_is_not_there_is_left_out(tmp_path: Path) -> None:
    assert versions_of(tmp_path / "bin/python") == {"python": ""}
