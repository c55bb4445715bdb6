"""How long somebody has to wait whom the limits of signing in slow down.

allauth asks for a page without saying which limit was reached, so we look at those that hold at the
request's address: the moment at which the oldest counted attempt no longer counts.
"""

import math
import time

from allauth.core.internal.ratelimit import get_cache_key, get_rates
from django.core.cache import cache
from django.http import HttpRequest

MINUTE = 60
_ACCOUNT, _MFA = "allauth.account", "allauth.mfa"
_LIMITS = {
    "account_login": (_ACCOUNT, "login"),
    "account_signup": (_ACCOUNT, "signup"),
    "account_email": (_ACCOUNT, "manage_email"),
    "account_change_password": (_ACCOUNT, "change_password"),
    "account_set_password": (_ACCOUNT, "change_password"),
    "account_reset_password": (_ACCOUNT, "reset_password"),
    "account_reset_password_from_key": (_ACCOUNT, "reset_password_from_key"),
    "account_reauthenticate": (_ACCOUNT, "reauthenticate"),
    "mfa_reauthenticate": (_ACCOUNT, "reauthenticate"),
    "mfa_reauthenticate_webauthn": (_ACCOUNT, "reauthenticate"),
    "mfa_login_webauthn": (_MFA, "webauthn_login"),
}
"""Which limit holds at which route; the names are allauth's."""


def seconds_to_wait(request: HttpRequest) -> int:
    """Until a next attempt would count as a first one again; a minute where nothing tells."""
    route = request.resolver_match.url_name if request.resolver_match else None
    if route not in _LIMITS:
        return MINUTE
    app, action = _LIMITS[route]
    address = request.POST.get("email", "").strip().lower()
    waits = []
    for rate in get_rates(app=app, action=action):
        key = get_cache_key(request, app=app, action=action, rate=rate, key=address)
        attempts = cache.get(key, [])  # the newest first
        if len(attempts) >= rate.amount:
            waits.append(attempts[rate.amount - 1] + rate.duration - time.time())
    return max((math.ceil(wait) for wait in waits if wait > 0), default=MINUTE)
