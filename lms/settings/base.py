"""Django's settings. What an operator may change comes from `environment.py`."""

import secrets
from typing import Any

import dj_database_url
from django.utils.translation import gettext_lazy as _

from lms.settings import data_protection, operations
from lms.settings.environment import PROJECT, SignUp
from lms.settings.installation import DATA, environment
from lms.settings.interface import REST_FRAMEWORK, SPECTACULAR_SETTINGS  # noqa: F401
from lms.settings.logs import LOGGING  # noqa: F401
from lms.settings.safety import CONTENT_SECURITY_POLICY, LERNHUB_PERMISSIONS_POLICY  # noqa: F401
from lms.settings.sign_in import (  # noqa: F401
    ACCOUNT_FORMS,
    ACCOUNT_RATE_LIMITS,
    AUTH_PASSWORD_VALIDATORS,
    IDP_OIDC_ACCESS_TOKEN_EXPIRES_IN,
    IDP_OIDC_ADAPTER,
    IDP_OIDC_AUTH_METHODS,
    IDP_OIDC_REFRESH_TOKEN_EXPIRES_IN,
    MFA_ADAPTER,
    MFA_FORMS,
    MFA_PASSKEY_LOGIN_ENABLED,
    MFA_RATE_LIMITS,
    MFA_RECOVERY_CODES_SHOW_ONCE,
    MFA_SUPPORTED_TYPES,
    MFA_TOTP_TOLERANCE,
)


def _generated_secret_key() -> str:
    """The key of this installation: made once, kept in the data folder with mode 0600."""
    path = DATA / "secret-key"
    if not path.exists():
        DATA.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(64))
    return path.read_text().strip()


SECRET_KEY = environment.secret_key or _generated_secret_key()
SECRET_KEY_FALLBACKS = list(environment.old_secret_keys)
DEBUG = environment.debug
ALLOWED_HOSTS = list(environment.hosts)
ROOT_URLCONF = "lms.urls"
WSGI_APPLICATION = "lms.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.forms",
    "lms.kernel",
    "lms.api",
    "lms.ui",
    "lms.markup",
    "lms.files",
    "lms.backup",
    "lms.monitoring",
    "lms.vocabularies",
    "lms.accounts",
    "lms.schools",
    "lms.pages",
    "lms.sign_ins",
    "lms.identity",
    "lms.second_factor",
    "lms.audit",
    "lms.privacy",
    "courses.outline",
    "courses.activities",
    "courses.enrolment",
    "courses.learning",
    "courses.reading",
    "courses.video",
    "courses.h5p",
    "courses.catalogue",
    "courses.packages",
    "courses.library",
    "courses.links",
    "courses.roster",
    "courses.questions",
    "courses.authoring",
    "courses.editor",
    "hub.notebooks",
    "hub.gateway",
    "lms.apps.RoofConfig",
    "django.contrib.admin.apps.SimpleAdminConfig",  # below ours, whose texts and templates win
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.idp.oidc",
    "django_htmx",
    "django_q",
    "rest_framework",
    "drf_spectacular",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "lms.kernel.headers.HeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "lms.kernel.middleware.RequestIdMiddleware",
    "lms.monitoring.middleware.MeasureMiddleware",
    "lms.kernel.hosts.OneHostMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "lms.accounts.middleware.PreferencesMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "lms.sign_ins.middleware.SignInMiddleware",
    "lms.accounts.middleware.ClosedDoorMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "lms.second_factor.middleware.SecondFactorMiddleware",
    "lms.kernel.middleware.DomainErrorMiddleware",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "lms.ui.context.site",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# Where data lives ---------------------------------------------------------------------------------

_SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY;"
    "PRAGMA mmap_size=134217728; PRAGMA cache_size=-20000; PRAGMA secure_delete=ON;"
)


def database(url: str) -> dict[str, Any]:
    """The database at `url`; without one, SQLite in the data folder.

    IMMEDIATE: without it nearly nine in ten concurrent writes failed with "database is locked".
    """
    if url:
        return dict(dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True))
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA / "lernhub.sqlite3",
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": _SQLITE_PRAGMAS,
        },
    }


DATABASES = {"default": database(environment.database_url)}
MEDIA_ROOT = DATA / "media"
LERNHUB_UPLOAD_MAX_BYTES = environment.upload_max_mb * 1024 * 1024
LERNHUB_ACCEL_PREFIX = environment.accel_prefix
LERNHUB_COURSE_GRACE_DAYS = environment.course_grace_days
LERNHUB_LINK_CHECK = environment.link_check
LERNHUB_VIDEO_HOSTS = environment.video_hosts
LERNHUB_H5P_ROOT = DATA / "h5p"
LERNHUB_H5P_TRUSTED = frozenset(environment.h5p_trusted)
LERNHUB_H5P_APPROVE_STAFF = environment.h5p_approve_staff
LERNHUB_CENTRE_NAME = environment.centre_name
LERNHUB_ADDRESS = environment.public_address

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
H5P_CORE = PROJECT / "node_modules" / "h5p-standalone" / "dist"
STATICFILES_DIRS = [DATA / "assets", ("h5p-core", H5P_CORE)]
LERNHUB_STATIC_FOR_THE_CAGE = (f"{STATIC_URL}h5p-core/", f"{STATIC_URL}h5p/")
"""The player of H5P has an origin of its own (see courses/h5p/cage.py), and loads these across origins."""
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# With SQLite one web process serves everybody and its memory will do; PostgreSQL allows several,
# which must count sign-in attempts together.
# Django keeps 300 entries unless told: one school would push out what is counted of another.
CACHES: dict[str, dict[str, Any]] = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "kernel_cache",
    }
    if environment.database_url
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}
CACHES["default"]["OPTIONS"] = {"MAX_ENTRIES": 50_000}

# Language and time --------------------------------------------------------------------------------

LANGUAGE_CODE = "de"
LANGUAGES = [("de", _("German")), ("en", _("English"))]
FORMAT_MODULE_PATH = "lms.ui.formats"
LANGUAGE_COOKIE_NAME = "lernhub_language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SECURE = environment.https
TIME_ZONE = "Europe/Berlin"
USE_TZ = True

# People -------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
# auth.W004: user names are unique in whatever case they are written, by `folded_username`.
SILENCED_SYSTEM_CHECKS = ["auth.W004"]
AUTHENTICATION_BACKENDS = ["lms.accounts.backends.SignInBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "lms.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
# No user name at sign-up: it is made quietly (see `accounts.names`), so nothing shows who is here.
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False  # every other session ends, this one goes on
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PRESERVE_USERNAME_CASING = True
ACCOUNT_USER_DISPLAY = "lms.accounts.selectors.display_name_of"
LERNHUB_STAFF_NEEDS_SECOND_FACTOR = environment.staff_needs_second_factor
LERNHUB_SIGN_UP: SignUp = environment.sign_up
LERNHUB_SIGN_UP_DOMAINS = tuple(domain.casefold() for domain in environment.sign_up_domains)

# Mail ---------------------------------------------------------------------------------------------

DEFAULT_FROM_EMAIL = SERVER_EMAIL = environment.mail_from
EMAIL_TIMEOUT = 10
if environment.mail_host:
    EMAIL_HOST, EMAIL_PORT = environment.mail_host, environment.mail_port
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = environment.mail_user, environment.mail_password
    EMAIL_USE_TLS = environment.mail_tls
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = DATA / "mail"

# Jobs, backups, logs and figures, data protection -------------------------------------------------

for module in (operations, data_protection):
    globals().update({name: value for name, value in vars(module).items() if name.isupper()})

# Safety -------------------------------------------------------------------------------------------

X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
# The prefix binds a cookie to this very host, so that no neighbour below the same domain can set it.
_HOST = "__Host-" if environment.https else ""
SESSION_COOKIE_NAME = f"{_HOST}lernhub_session"
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True  # school devices are shared; "stay signed in" is a choice
CSRF_COOKIE_NAME = f"{_HOST}lernhub_csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "lms.ui.views.csrf_failure"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = environment.https
SECURE_SSL_REDIRECT = environment.https
SECURE_HSTS_SECONDS = 31_536_000 if environment.https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = environment.hsts_subdomains
SECURE_HSTS_PRELOAD = environment.hsts_preload
SECURE_REDIRECT_EXEMPT = ["^healthz$", "^readyz$", "^metrics$"]
if environment.behind_proxy:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if environment.behind_proxy else 0
REST_FRAMEWORK["NUM_PROXIES"] = ALLAUTH_TRUSTED_PROXY_COUNT
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
