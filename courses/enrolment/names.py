"""Lists of user names as people paste them: one a line, or with commas, semicolons and blanks."""

import re

MOST = 200


def names_in(text: str) -> list[str]:
    """The user names in `text`, in order, each once in whatever case it is written."""
    found: dict[str, str] = {}
    for name in re.split(r"[\s,;]+", text):
        if name:
            found.setdefault(name.casefold(), name)
    return list(found.values())
