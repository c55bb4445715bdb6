"""Django's settings for what people may ask of us about their data."""

from lms.settings.installation import DATA, environment

LERNHUB_EXPORTS = DATA / "exports"
LERNHUB_ERASURE_LOG = DATA / "erased-accounts"
LERNHUB_ERASURE_GRACE_DAYS = environment.erasure_grace_days
LERNHUB_RETENTION = environment.retention_days
