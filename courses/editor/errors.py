"""Failures of this room alone."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from courses.activities.contract import Problem
from lms.kernel.errors import Conflict, InvalidInput


class NotPublishable(InvalidInput):
    """The text has problems that have to be mended before learners may see it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        named = {
            problem.field or f"line {problem.line}": problem.message for problem in self.problems
        }
        message = _("It could not be published yet: the text has problems. It is saved as a draft.")
        super().__init__(message, code="not_publishable", fields=named)


class ChangedMeanwhile(Conflict):
    """Somebody else has saved since this state was read (409)."""

    def __init__(self) -> None:
        message = _(
            "Somebody else has saved this unit meanwhile. Have a look at both versions first."
        )
        super().__init__(message, code="changed_meanwhile")
