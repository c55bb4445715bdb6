"""Short names out of titles: for courses, sections and units. No Django beyond its slugs."""

from collections.abc import Container

from django.utils.text import slugify

_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "ae", "Ö": "oe", "Ü": "ue", "ß": "ss"}
)


def key_for(title: str, *, taken: Container[str], otherwise: str, longest: int = 80) -> str:
    """A free short name for `title`: small letters, digits, single hyphens; with a number if need be.

    `otherwise` serves for titles without a letter that can be written so.
    """
    # "_" is fine in Django's slugs, but not in ours.
    base = slugify(title.translate(_UMLAUTS).replace("_", " "))[:longest].strip("-") or otherwise
    if base not in taken:
        return base
    number = 2
    while (name := f"{base[: longest - 6].rstrip('-')}-{number}") in taken:
        number += 1
    return name
