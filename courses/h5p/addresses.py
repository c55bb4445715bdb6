"""Addresses of the cage's files.

The cage sends no cookies, so what is private goes by a signed address that expires; what is public goes
by the hash of its contents and may be kept for ever.
"""

from dataclasses import dataclass

from django.core import signing
from django.urls import reverse

SALT = "lernhub.h5p.content"
VALID_SECONDS = 12 * 3600
"""As long as somebody may leave a lid closed and go on; then the page must be loaded again."""


@dataclass(frozen=True)
class CageAddresses:
    """Where one player finds what it needs: paths that begin with a slash, folders without one at the end."""

    scripts: str
    styles: str
    libraries: str
    content: str


def addresses_for(content_id: str, set_hash: str) -> CageAddresses:
    """The addresses for the content with this public id and this set of libraries."""
    token = signing.dumps(content_id, salt=SALT)
    # Made for a file called "x": what stands before it is the folder.
    return CageAddresses(
        scripts=reverse("h5p:bundle", args=[set_hash, "js"]),
        styles=reverse("h5p:bundle", args=[set_hash, "css"]),
        libraries=reverse("h5p:set-file", args=[set_hash, "x"]).removesuffix("/x"),
        content=reverse("h5p:content-file", args=[token, "x"]).removesuffix("/x"),
    )


def content_id_in(token: str) -> str | None:
    """The public id that a token was made for; None when it was tampered with or is too old."""
    try:
        content_id = signing.loads(token, salt=SALT, max_age=VALID_SECONDS)
    except signing.BadSignature:
        return None
    return content_id if isinstance(content_id, str) else None
