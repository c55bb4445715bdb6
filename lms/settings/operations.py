"""Django's settings for those who watch over an installation."""

from lms.settings.installation import environment

LERNHUB_BEHIND_PROXY = environment.behind_proxy
LERNHUB_METRICS_TOKEN = environment.metrics_token
