"""What the pages say before staff has written anything: `texts/<page>.<language>.md`."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from lms.pages.kinds import TextKey

TEXTS = Path(__file__).resolve().parent / "texts"


def starting_text(key: TextKey) -> str:
    """The text of `key` with what the settings know: name of the centre, address of the platform."""
    known = {"{centre}": settings.LERNHUB_CENTRE_NAME, "{address}": settings.LERNHUB_ADDRESS}
    text = _file(f"{key.kind.value}.{key.language}.md")
    for name, value in known.items():
        text = text.replace(name, value)
    return text


@lru_cache
def _file(name: str) -> str:
    return (TEXTS / name).read_text("utf-8")
