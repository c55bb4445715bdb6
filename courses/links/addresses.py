"""Addresses of the web as we ask for them, and which of them we may ask. No Django here.

Whatever an author writes, the platform must not be made to talk to its own network (server-side request
forgery: OWASP Top 10 2021, A10). So a host is resolved once, every address it has must be public, and the
connection goes to the one that was looked at: a name that answers differently the second time gains nothing.
"""

import ipaddress
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit, urlunsplit

LONGEST = 2000
"""Letters; browsers and servers take more, no honest link needs them."""
DEFAULT_PORTS = {"http": 80, "https": 443}
_IN_PATHS = "/%:@!$&'()*+,;=~-._"

Resolve = Callable[[str, int], Sequence[str]]


@dataclass(frozen=True)
class Target:
    """Where a request goes. `path` has the query with it."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """The host, with its port where that is not the usual one."""
        return self.host if DEFAULT_PORTS[self.scheme] == self.port else f"{self.host}:{self.port}"

    @property
    def address(self) -> str:
        """As it is written."""
        return f"{self.scheme}://{self.authority}{self.path}"


def target_of(address: str) -> Target | None:
    """What `address` asks for; None for what is no address of the web, or names a person or password."""
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").encode("idna").decode()
        port = parts.port or DEFAULT_PORTS[parts.scheme.lower()]
    except (ValueError, KeyError):
        return None
    if not host or parts.username is not None or parts.password is not None:
        return None
    path = urlunsplit(
        (
            "",
            "",
            quote(parts.path or "/", safe=_IN_PATHS),
            quote(parts.query, safe=f"{_IN_PATHS}?"),
            "",
        )
    )
    target = Target(parts.scheme.lower(), f"[{host}]" if ":" in host else host, port, path)
    return target if len(target.address) <= LONGEST else None


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the internet: not private, loopback, link-local (clouds answer there
    with their keys), multicast, reserved, nor one of these in the clothes of IPv6."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner = _inner(found) if isinstance(found, ipaddress.IPv6Address) else None
    if inner is not None:
        return is_public(str(inner))
    if any(found in network for network in _NOT_GLOBAL if network.version == found.version):
        return False
    return found.is_global and not found.is_multicast and not found.is_reserved


# What IANA's registries of special addresses hold and Python does not know in every version
# (CVE-2024-4032 was about that).
_NOT_GLOBAL = tuple(
    map(ipaddress.ip_network, ("192.0.0.0/24", "192.88.99.0/24", "64:ff9b:1::/48", "fec0::/10"))
)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def _inner(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 address stands for (RFC 4291, 3056, 4380, 6052)."""
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None


def resolved(host: str, port: int) -> Sequence[str]:
    """All IP addresses of `host`. Raises OSError where it has none."""
    found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
    return [str(each[4][0]) for each in found]
