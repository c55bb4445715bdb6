"""Where a form may lead to afterwards: only to this very host."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def is_own_address(request: HttpRequest, url: str) -> bool:
    """Whether `url` stays on the host that was asked."""
    return url_has_allowed_host_and_scheme(
        url, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )


def next_address(request: HttpRequest, *, otherwise: str = "/") -> str:
    """The form's `next`, if it is an address of ours; else `otherwise`."""
    url = request.POST.get("next") or request.GET.get("next") or ""
    return url if is_own_address(request, url) else otherwise
