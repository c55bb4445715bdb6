"""Django's settings for what browsers are told to keep to."""

from csp.constants import NONE, SELF

from lms.settings.installation import environment

# Whoever signs in on the way to JupyterHub is led on to it by the form that she has sent.
_LED_ON_TO = [environment.jupyterhub_at] if environment.jupyterhub else []

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "base-uri": [NONE],
        "connect-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF, *_LED_ON_TO],
        "frame-ancestors": [NONE],
        "img-src": [SELF],
        "manifest-src": [SELF],
        "media-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
    }
}
PERMISSIONS = {
    "publickey-credentials-create": "(self)",
    "publickey-credentials-get": "(self)",
    "fullscreen": "(self)",
    "autoplay": "()",
    "browsing-topics": "()",
    "camera": "()",
    "display-capture": "()",
    "geolocation": "()",
    "gyroscope": "()",
    "hid": "()",
    "accelerometer": "()",
    "identity-credentials-get": "()",
    "magnetometer": "()",
    "microphone": "()",
    "midi": "()",
    "payment": "()",
    "serial": "()",
    "usb": "()",
}
"""What pages of ours may ask a browser for: passkeys and the whole screen, nothing else."""

LERNHUB_PERMISSIONS_POLICY = ", ".join(f"{name}={allowed}" for name, allowed in PERMISSIONS.items())
