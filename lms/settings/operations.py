"""Django's settings for what runs beside the pages, and for those who watch over it."""

import tomllib
from pathlib import Path

from lms.settings.environment import PROJECT
from lms.settings.installation import DATA, environment

LERNHUB_VERSION: str = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"][
    "version"
]
LERNHUB_DATA = DATA
LERNHUB_KEEPS_SECRET_KEY = not environment.secret_key
LERNHUB_BACKUP_FOLDER = Path(environment.backup_folder) if environment.backup_folder else None
LERNHUB_BACKUP_HOUR = environment.backup_hour
LERNHUB_BACKUP_KEEP_DAYS = environment.backup_keep_days
LERNHUB_BACKUP_KEEP_WEEKS = environment.backup_keep_weeks

LERNHUB_HUB = environment.hub
LERNHUB_NOTEBOOKS_PYTHON = Path(
    environment.notebooks_python or PROJECT / ".venv-notebooks/bin/python"
)
LERNHUB_GRADING_SECONDS = environment.grading_seconds
LERNHUB_JUPYTERHUB_TOKEN = DATA / "jupyterhub" / "service-token"
LERNHUB_JUPYTERHUB = environment.jupyterhub_at if environment.jupyterhub else ""

LERNHUB_BEHIND_PROXY = environment.behind_proxy
LERNHUB_METRICS_TOKEN = environment.metrics_token

# Source maps are for developers' tools: compressing them would be most of the work of a first start.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = (
    *("jpg", "jpeg", "png", "gif", "webp", "zip", "gz", "tgz", "bz2", "tbz", "xz", "br"),
    *("swf", "flv", "woff", "woff2", "mp4", "webm", "map"),
)

Q_CLUSTER = {
    "name": "lernhub",
    "orm": "default",
    "workers": environment.job_workers,
    "timeout": environment.job_seconds,
    "retry": environment.job_seconds + max(1, environment.job_seconds // 5),
    "max_attempts": 5,
    "ack_failures": True,
    "poll": 0.5,
    "save_limit": 1000,
    "catch_up": False,
    "label": "Jobs",
    # Three runs of learners' code and their start; one at a time, so that they don't slow each other.
    "ALT_CLUSTERS": {
        "grading": {
            "workers": 1,
            "timeout": 3 * environment.grading_seconds + 60,
            "retry": 3 * environment.grading_seconds + 120,
        }
    },
}
