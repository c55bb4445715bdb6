"""What the player's document may do: its Content Security Policy, and the headers of everything it loads."""

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from courses.h5p.addresses import CageAddresses

SANDBOX = "allow-scripts allow-forms allow-popups allow-downloads"
"""Never allow-same-origin: the document gets an origin of its own that owns nothing."""

POWERS = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), hid=(), midi=()"


def document_policy(request: HttpRequest, addresses: CageAddresses) -> str:
    """The policy of the player's document. `sandbox` cages it when its address is opened directly, too."""
    origin = f"{request.scheme}://{request.get_host()}"
    core = [f"{origin}{folder}" for folder in settings.LERNHUB_STATIC_FOR_THE_CAGE]
    libraries = [
        f"{origin}{addresses.libraries}/",
        f"{origin}{addresses.libraries.rpartition('/')[0]}/",
    ]
    content = f"{origin}{addresses.content}/"
    scripts = " ".join([*core, *libraries])
    media = " ".join([*core, *libraries, content])
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {scripts}",
            f"style-src {scripts} 'unsafe-inline'",
            f"img-src {media} data: blob:",
            f"font-src {media} data:",
            f"media-src {media} blob:",
            f"connect-src {media}",
            "frame-src 'none'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
            f"frame-ancestors {origin}",
            f"sandbox {SANDBOX}",
        )
    )


def seal_document(response: HttpResponseBase, policy: str) -> HttpResponseBase:
    """The headers of the player's document."""
    response["Content-Security-Policy"] = policy
    response["X-Frame-Options"] = "SAMEORIGIN"
    response["X-Content-Type-Options"] = "nosniff"
    response["Referrer-Policy"] = "no-referrer"
    response["Permissions-Policy"] = POWERS
    response["Cache-Control"] = "private, no-store"
    return response


def open_to_cage(response: HttpResponseBase, *, forever: bool) -> HttpResponseBase:
    """The headers of a file that the cage loads: readable for nobody's origin, powerless itself."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    response["Timing-Allow-Origin"] = "*"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Referrer-Policy"] = "no-referrer"
    response["Cache-Control"] = (
        "public, max-age=31536000, immutable" if forever else "private, max-age=3600"
    )
    return response
