"""Taking a person's name out of texts that stay."""

import re

from lms.kernel.personal_data import Subject

REMOVED = "[…]"
SHORTEST_NAME = 3
"""Parts of names shorter than this are too likely to be other words."""


def pattern_for(subject: Subject) -> re.Pattern[str]:
    """Whatever of a text names `subject`: addresses and names in any case, parts of names as written."""
    whole = [*subject.addresses, *subject.names, str(subject.public_id), subject.public_id.hex]
    parts = {
        part
        for name in subject.names
        for part in re.split(r"[\s.,_+-]+", name)
        if len(part) >= SHORTEST_NAME and part[0].isupper()
    }
    any_case = "|".join(re.escape(word) for word in sorted(whole, key=len, reverse=True) if word)
    exact = "|".join(re.escape(part) for part in sorted(parts, key=len, reverse=True))
    choices = [f"(?i:{any_case})"] + ([rf"\b(?:{exact})(?:s|’s)?\b"] if exact else [])
    return re.compile("|".join(choices))


def redacted(text: str, pattern: re.Pattern[str]) -> str:
    """`text` with "[…]" in place of what names the person."""
    return pattern.sub(REMOVED, text)
