"""What is wrong with a package: where, and in words that help to mend it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NoReturn

from django.utils.translation import gettext, ngettext

from lms.kernel.errors import DomainError


@dataclass(frozen=True)
class Problem:
    """One thing to mend. `line` counts from 1; 0 where the whole file (or package) is meant."""

    code: str
    message: str
    file: str = ""
    line: int = 0

    def __str__(self) -> str:
        if not self.file:
            return self.message
        if not self.line:
            return f"{self.file}: {self.message}"
        place = gettext("%(file)s, line %(line)d") % {"file": self.file, "line": self.line}
        return f"{place}: {self.message}"


@dataclass
class Findings:
    """Collects problems and warnings while a package is read, so that all are told at once."""

    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)

    def problem(self, code: str, message: str, *, file: str = "", line: int = 0) -> None:
        """Note something that keeps the package out."""
        self.problems.append(Problem(code, message, file, line))

    def warn(self, code: str, message: str, *, file: str = "", line: int = 0) -> None:
        """Note something that only looks odd."""
        self.warnings.append(Problem(code, message, file, line))

    def stop(self, code: str, message: str, *, file: str = "") -> NoReturn:
        """Note a problem after which reading on makes no sense, and raise PackageInvalid."""
        self.problem(code, message, file=file)
        raise PackageInvalid(self.problems)

    def stop_if_any(self) -> None:
        """Raise PackageInvalid when there are problems."""
        if self.problems:
            raise PackageInvalid(self.problems)


class PackageInvalid(DomainError):
    """The package can't be imported; nothing was changed. `problems` are in reading order."""

    status = 422

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(dict.fromkeys(problems), key=_reading_order)
        count = len(self.problems)
        message = ngettext(
            "The package has %(count)d problem; nothing was changed.",
            "The package has %(count)d problems; nothing was changed.",
            count,
        )
        super().__init__(message % {"count": count}, code="package_invalid")

    def __iter__(self) -> Iterator[Problem]:
        return iter(self.problems)


def _reading_order(problem: Problem) -> tuple[bool, bool, str, int]:
    """The package as a whole first, then course.yaml, then the other files by name and line."""
    return (problem.file != "", problem.file != "course.yaml", problem.file, problem.line)
