"""How a kind of unit speaks of its score."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class SaidScore:
    """The sentences about one learner's score in one unit, in the reader's language."""

    condition: str
    result: str
    short: str


@dataclass(frozen=True)
class ScoreWords:
    """The sentences with placeholders: `needed` and `reached` are whole percent.

    A kind whose score is not a result but, say, a share of something, has words of its own.
    """

    condition: str | Promise
    result: str | Promise
    no_result: str | Promise
    short: str | Promise

    def said(self, *, needed: int, reached: int | None) -> SaidScore:
        """The sentences for these numbers; `reached` is None before the first result."""
        numbers = {"needed": needed, "reached": reached or 0}
        result = self.no_result if reached is None else self.result
        return SaidScore(
            condition=str(self.condition) % numbers,
            result=str(result) % numbers,
            short=str(self.short) % numbers,
        )


RESULT_WORDS = ScoreWords(
    condition=_("Reach at least %(needed)d percent."),
    result=_("Your best result so far: %(reached)d percent."),
    no_result=_("There is no result yet."),
    short=_("%(reached)d of %(needed)d percent"),
)
