"""Does a request come from the very machine that serves it?"""

import ipaddress
from urllib.parse import urlsplit

from django.http import HttpRequest

PROXY_HEADERS = ("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP")
LOCAL_NAMES = ("localhost", "127.0.0.1", "::1")


def comes_from_this_machine(request: HttpRequest | None) -> bool:
    """Whether nobody stands between: a loopback address, a local name, no trace of a proxy."""
    if request is None or any(header in request.headers for header in PROXY_HEADERS):
        return False
    return _is_loopback(request.META.get("REMOTE_ADDR", "")) and _has_local_name(request)


def _is_loopback(address: str) -> bool:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    mapped = getattr(parsed, "ipv4_mapped", None)
    return (mapped or parsed).is_loopback


def _has_local_name(request: HttpRequest) -> bool:
    return urlsplit(f"//{request.get_host()}").hostname in LOCAL_NAMES
