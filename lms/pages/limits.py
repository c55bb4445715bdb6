"""How long texts may be and how often somebody may write. No Django here."""

import datetime

TEXT_LETTERS = 60_000
NOTE_LETTERS = 200
REPORT_LETTERS = 4_000
ANSWER_LETTERS = 5_000
ADDRESS_LETTERS = 500
REPORTS_AN_HOUR = 30
"""From one internet address: a whole school shares one."""
LEAST_SECONDS = 2
"""Nobody fills in the form faster; there is no upper bound."""
BETWEEN_MAILS = datetime.timedelta(minutes=10)
SAME_REPORT = datetime.timedelta(hours=1)


def tidy(text: str) -> str:
    """`text` with one kind of line end, without blanks around it and at its lines' ends."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()
