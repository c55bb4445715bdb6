"""What somebody answered, in words: the patterns of xAPI's interactions read with the question's choices.

Separators are those of xAPI 1.0.3, section 2.4.4.1: "[,]" between answers, "[.]" within a pair.
"""

from collections.abc import Mapping

from courses.h5p.engine.statements import Interaction

BETWEEN = "[,]"
WITHIN = "[.]"
TRUTH = ("true", "false")


def answered(interaction: Interaction, response: str) -> tuple[str, ...]:
    """The parts of `response` as people read them: choices by their words, pairs with an arrow."""
    if interaction.kind in ("choice", "sequencing", "likert"):
        names = dict(interaction.choices)
        return tuple(_named(part, names) for part in _parts(response))
    if interaction.kind == "matching":
        return tuple(_pair(part, interaction) for part in _parts(response))
    if interaction.kind in ("fill-in", "long-fill-in"):
        return tuple(_parts(response)) if interaction.kind == "fill-in" else (response,)
    return (response,) if response else ()


def is_right(interaction: Interaction, response: str) -> bool | None:
    """Whether `response` is among the right ones; None when the question has no right answer."""
    if not interaction.correct:
        return None
    given = _comparable(interaction, response)
    return any(
        _comparable(interaction, _without_marks(right)) == given for right in interaction.correct
    )


def _comparable(interaction: Interaction, response: str) -> tuple[str, ...]:
    parts = [part.strip().casefold() for part in _parts(response)]
    return tuple(parts if interaction.kind in ("sequencing", "fill-in") else sorted(parts))


def _parts(response: str) -> list[str]:
    return [part for part in response.split(BETWEEN) if part.strip()] if response else []


def _named(part: str, names: Mapping[str, str]) -> str:
    return names.get(part, "") or part


def _pair(part: str, interaction: Interaction) -> str:
    source, _mark, target = part.partition(WITHIN)
    sources, targets = dict(interaction.choices), dict(interaction.targets)
    return f"{_named(source, sources)} → {_named(target, targets)}"


def _without_marks(pattern: str) -> str:
    """A pattern may begin with marks such as {case_matters=false}."""
    while pattern.startswith("{") and "}" in pattern:
        pattern = pattern.partition("}")[2]
    return pattern
