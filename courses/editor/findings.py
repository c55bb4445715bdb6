"""What has to be mended in a text, with the place where it is mended."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from courses.activities.contract import Problem
from courses.editor.versions import Content

_QUOTED_LETTERS = 60


@dataclass(frozen=True)
class Finding:
    """One thing to mend. `line` is 0 where no line of the text is meant; `quote` is how it begins."""

    message: str
    line: int = 0
    quote: str = ""
    field: str = ""
    label: str = ""
    path: str = ""


def findings_of(
    problems: Iterable[Problem], *, content: Content, labels: Mapping[str, str]
) -> list[Finding]:
    """`problems` with the lines they are about; `labels` is what the form calls its fields."""
    lines = content.text.split("\n")
    return [_finding(problem, lines, labels) for problem in problems]


def line_of(content: Content, number: int) -> Finding | None:
    """The line of that number, counted from 1, and how it begins; None where the text has fewer."""
    lines = content.text.split("\n")
    if not 0 < number <= len(lines):
        return None
    return Finding("", line=number, quote=_quote(lines, number))


def _quote(lines: list[str], number: int) -> str:
    quote = lines[number - 1].strip() if 0 < number <= len(lines) else ""
    return quote if len(quote) <= _QUOTED_LETTERS else f"{quote[: _QUOTED_LETTERS - 1]}…"


def _finding(problem: Problem, lines: list[str], labels: Mapping[str, str]) -> Finding:
    if problem.path:
        return Finding(problem.message, line=problem.line, path=problem.path)
    if problem.field:
        label = labels.get(problem.field, "")
        return Finding(problem.message, field=problem.field if label else "", label=label)
    return Finding(problem.message, line=problem.line, quote=_quote(lines, problem.line))
