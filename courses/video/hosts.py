"""Where films of others may lie, and what those places are called. Pure."""

from collections.abc import Sequence
from urllib.parse import urlsplit

_NAMES = {
    "www.youtube.com": "YouTube (Google)",
    "www.youtube-nocookie.com": "YouTube (Google)",
    "youtu.be": "YouTube (Google)",
    "vimeo.com": "Vimeo",
    "av.tib.eu": "TIB AV-Portal",
}


def host_of(address: str) -> str:
    """The host that `address` names; nothing unless it is a plain https address."""
    try:
        parts = urlsplit(address)
        odd = parts.scheme != "https" or parts.username is not None or parts.port is not None
    except ValueError:
        return ""
    return "" if odd else (parts.hostname or "")


def is_allowed(address: str, *, hosts: Sequence[str]) -> bool:
    """Whether `address` leads to one of `hosts`; a leading point allows it and all below it."""
    host = host_of(address)
    if not host:
        return False
    return any(
        host == allowed.removeprefix(".") or (allowed[0] == "." and host.endswith(allowed))
        for allowed in map(str.casefold, hosts)
        if allowed
    )


def provider_name(address: str) -> str:
    """What people call the place, the host's name where we know no other."""
    host = host_of(address)
    return _NAMES.get(host, host)
