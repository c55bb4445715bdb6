"""What JupyterHub needs in order to run beside the platform: packages, and what it is told."""

import os
import shutil
import sys
from pathlib import Path

from deploy.prepare import JUPYTERHUB, PreparationFailed, read_environment
from deploy.sandbox import INSTALL as INSTALL_BUBBLEWRAP
from deploy.sandbox import is_there as bubblewrap_is_there
from deploy.setup import (
    HUB_VENV,
    NODE_MODULES,
    NOTEBOOKS_VENV,
    PROJECT,
    SetupFailed,
    install_locked,
    install_notebooks,
    make_environment,
)
from lms.settings.environment import Environment

PYTHON = HUB_VENV / "bin" / "python"
PROXY = NODE_MODULES / "configurable-http-proxy" / "bin" / "configurable-http-proxy"
CONFIGURATION = Path(__file__).with_name("configuration.py")


def install() -> None:
    """The hub's environment, and what learners' servers need in theirs. Raises SetupFailed."""
    make_environment(HUB_VENV)
    install_locked(HUB_VENV, "hub")
    install_notebooks()
    install_locked(NOTEBOOKS_VENV, "classroom")


def obstacle() -> str:
    """Why the hub can't run here; "" when nothing is known to be in the way."""
    if not bubblewrap_is_there():
        return INSTALL_BUBBLEWRAP
    if shutil.which("setpriv") is None:
        return "install the Debian package util-linux"
    if not PYTHON.exists() or not PROXY.exists():
        return "its packages are not installed; see the messages of the set-up"
    return ""


def folder_of(environment: Environment) -> Path:
    """Where the hub keeps its own and learners' files."""
    return environment.data.resolve() / JUPYTERHUB


def told_to(environment: Environment) -> dict[str, str]:
    """The environment of the hub's process; nothing of the platform's own secrets."""
    return {
        **{name: os.environ[name] for name in ("PATH", "LANG", "HOME") if name in os.environ},
        "PYTHONPATH": str(PROJECT),
        "LERNHUB_PLATFORM": environment.public_address,
        "LERNHUB_HUB_ADDRESS": environment.jupyterhub_at,
        "LERNHUB_HUB_PORT": str(environment.jupyterhub_listens_at),
        "LERNHUB_HUB_DATA": str(folder_of(environment)),
        "LERNHUB_HUB_PROXY": str(PROXY),
        "LERNHUB_HUB_MEMORY_MB": str(environment.jupyterhub_memory_mb),
        "LERNHUB_HUB_IDLE_MINUTES": str(environment.jupyterhub_idle_minutes),
        "LERNHUB_NOTEBOOKS_PYTHON": environment.notebooks_python
        or str(NOTEBOOKS_VENV / "bin" / "python"),
    }


def command() -> list[str]:
    """JupyterHub itself."""
    return [str(PYTHON), "-m", "jupyterhub", "--config", str(CONFIGURATION)]


def main() -> int:
    """Install what is missing where the hub is wanted; never in the way of the platform."""
    try:
        if read_environment().jupyterhub:
            install()
    except (PreparationFailed, SetupFailed) as failure:
        print(f"JupyterHub is not started: {failure}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
