"""Where an uploaded file stands among a course's files. No Django here."""

import re
from collections.abc import Container
from pathlib import PurePosixPath

from lms.files.names import clean_name

FOLDER = "medien"
_AWKWARD_IN_MARKDOWN = re.compile(r"[\s()\[\]#%&+=!,;']+")


def path_for(name: str, *, taken: Container[str]) -> str:
    """A path for an upload called `name`: easy to write in a text, and of none of the files there are."""
    tidy = PurePosixPath(clean_name(name))
    stem = _AWKWARD_IN_MARKDOWN.sub("-", tidy.stem).strip("-.") or "datei"
    suffix = tidy.suffix.lower()
    path, number = f"{FOLDER}/{stem}{suffix}", 1
    while path in taken:
        number += 1
        path = f"{FOLDER}/{stem}-{number}{suffix}"
    return path
