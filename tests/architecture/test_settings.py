"""`deploy/environment.example` explains every setting, with the default that the code has."""

from enum import Enum
from pathlib import Path

from pydantic import AliasChoices

from lms.settings.environment import Environment
from tests.architecture.house import PROJECT

EXAMPLE = PROJECT / "deploy" / "environment.example"


def written(value: object) -> str:
    """How an operator writes `value`."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return ",".join(value)
    if isinstance(value, Path):
        return value.relative_to(PROJECT).as_posix()
    return str(value.value if isinstance(value, Enum) else value)


def expected() -> dict[str, str]:
    """Each variable with its default, from the code."""
    variables = {}
    for name, field in Environment.model_fields.items():
        alias = field.validation_alias
        known_as = (
            alias.choices[0] if isinstance(alias, AliasChoices) else f"LERNHUB_{name.upper()}"
        )
        variables[str(known_as)] = written(field.default)
    return variables


def explained() -> dict[str, tuple[str, bool]]:
    """Each variable with the default that stands there, and whether words stand above its group."""
    variables: dict[str, tuple[str, bool]] = {}
    words = False
    for line in EXAMPLE.read_text("utf-8").splitlines():
        name, equals, value = line.removeprefix("#").partition("=")
        if line.startswith("#") and equals and name.replace("_", "").isupper():
            variables[name] = (value, words)
        else:
            words = line.startswith("# ") and not line.endswith("---")
    return variables


def test_every_setting_is_explained_with_its_default() -> None:
    assert {name: value for name, (value, _) in explained().items()} == expected()


def test_words_stand_above_every_setting() -> None:
    assert [name for name, (_, words) in explained().items() if not words] == []


def test_the_example_changes_nothing() -> None:
    """Copied as it is, with the signs removed, it yields the defaults."""
    lines = EXAMPLE.read_text("utf-8").splitlines()
    assert [line for line in lines if line and not line.startswith("#")] == []
