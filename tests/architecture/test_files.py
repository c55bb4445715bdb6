"""Files stay small, are named after what they hold, and import where everybody can see it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.house import PROJECT, WINGS, files, shown

MOST_LINES = 300
NAMES_THAT_SAY_NOTHING = {"common", "constants", "helper", "helpers", "misc", "util", "utils"}
EVERYWHERE = (*WINGS, "deploy", "tests")


def python_files() -> list[Path]:
    """Our modules without the migrations that Django writes."""
    return [path for path in files(".py", folders=WINGS) if "migrations" not in path.parts]


def parsed(path: Path) -> ast.Module:
    """The module's syntax tree."""
    return ast.parse(path.read_text("utf-8"), filename=str(path))


def imports_inside_functions(tree: ast.Module, *, in_apps: bool) -> Iterator[int]:
    """Lines that import inside a function; `AppConfig.ready` may, that is what it is for."""
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if in_apps and function.name == "ready":
            continue
        for node in ast.walk(function):
            if isinstance(node, ast.Import | ast.ImportFrom):
                yield node.lineno


def test_no_file_is_long() -> None:
    long = {
        shown(path): count
        for path in files(".py", ".html", ".css", ".js", ".mjs", folders=EVERYWHERE)
        if "migrations" not in path.parts
        if (count := len(path.read_text("utf-8").splitlines())) > MOST_LINES
    }
    assert long == {}, "split by topic, not by utils"


def test_no_file_has_a_name_that_says_nothing() -> None:
    named = [
        shown(path)
        for path in files(".py", ".css", ".js", folders=EVERYWHERE)
        if path.stem in NAMES_THAT_SAY_NOTHING or path.parent.name in NAMES_THAT_SAY_NOTHING
    ]
    assert named == []


def test_imports_stand_at_the_top() -> None:
    hidden = [
        f"{shown(path)}:{line}"
        for path in python_files()
        for line in imports_inside_functions(parsed(path), in_apps=path.name == "apps.py")
    ]
    assert hidden == [], "a cycle means that something stands on the wrong floor"


def test_nothing_imports_everything() -> None:
    stars = [
        f"{shown(path)}:{node.lineno}"
        for path in python_files()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ImportFrom) and any(alias.name == "*" for alias in node.names)
    ]
    assert stars == []


@pytest.mark.parametrize("wing", [wing for wing in WINGS if (PROJECT / wing).exists()])
def test_every_room_says_in_its_docstring_what_lives_there(wing: str) -> None:
    silent = [
        shown(path.parent)
        for path in files(".py", folders=(wing,))
        if path.name == "apps.py" and path.parent.name != wing
        if not ast.get_docstring(parsed(path.parent / "__init__.py"))
    ]
    assert silent == []


def test_the_search_for_hidden_imports_finds_them() -> None:
    tree = ast.parse("def view():\n    from somewhere import thing\n")
    assert list(imports_inside_functions(tree, in_apps=False)) == [2]
    ready = ast.parse("class A:\n    def ready(self):\n        from . import x\n")
    assert list(imports_inside_functions(ready, in_apps=True)) == []
