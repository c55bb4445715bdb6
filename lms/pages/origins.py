"""Where somebody came from who reports a barrier. No Django here."""

from urllib.parse import urlsplit

from lms.pages.limits import ADDRESS_LETTERS

SECRET_PLACES = ("/konto/", "/barriere-melden/")
"""Addresses below these hold keys of their reader: nobody else may see more than the beginning."""


def origin_of(path: str) -> str:
    """`path` as staff may read it: of our own pages, without a query, without secrets; else nothing."""
    if not path.startswith("/") or path.startswith("//"):
        return ""
    plain = urlsplit(path).path
    secret = next((place for place in SECRET_PLACES if plain.startswith(place)), "")
    return (secret or plain)[:ADDRESS_LETTERS]
