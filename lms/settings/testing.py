"""The one variant: what the test suite changes."""

import os
import tempfile

os.environ.setdefault("LERNHUB_DATA", tempfile.mkdtemp(prefix="lernhub-test-"))

from lms.settings import base

globals().update({name: value for name, value in vars(base).items() if name.isupper()})

DEBUG = False
LERNHUB_HUB = False
ALLOWED_HOSTS = ["testserver", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# Django's admin, the styles and so on are not collected for tests; whitenoise only wants a folder.
base.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
