"""How long texts may be, how many questions one may ask, how often a team is written to. No Django here."""

import datetime
from collections.abc import Sequence

QUESTION_LETTERS = 2_000
ANSWER_LETTERS = 5_000
QUESTIONS_AN_HOUR = 10
AN_HOUR = datetime.timedelta(hours=1)
BETWEEN_MAILS = datetime.timedelta(minutes=10)


def tidy(text: str) -> str:
    """`text` with one kind of line end, without blanks around it and around its lines' ends."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()


def next_question_at(
    asked: Sequence[datetime.datetime], *, now: datetime.datetime
) -> datetime.datetime | None:
    """When the next question may be asked, given the moments of earlier ones; None: at once."""
    recent = sorted(moment for moment in asked if moment > now - AN_HOUR)
    if len(recent) < QUESTIONS_AN_HOUR:
        return None
    return recent[-QUESTIONS_AN_HOUR] + AN_HOUR
