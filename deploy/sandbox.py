"""`python3 -m deploy.sandbox`: what grading needs on this machine, where HUB=0 doesn't leave it out.

That is bubblewrap, and an environment with what notebooks import. What can't be had is said; the platform
starts without it, and what learners hand in waits.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping

from deploy.setup import NOTEBOOKS_VENV, SetupFailed, from_env_file, install_notebooks

NOTEBOOKS_PYTHON = NOTEBOOKS_VENV / "bin" / "python"
PROGRAM = "bwrap"
INSTALL = "install the Debian package bubblewrap (apt-get install bubblewrap)"


OFF = {"0", "false", "no", "off"}


def is_wanted(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether notebooks are graded here, unless HUB says no."""
    return (environment.get("HUB") or from_env_file("HUB")).strip().lower() not in OFF


def is_there() -> bool:
    """Whether bubblewrap can be started."""
    return shutil.which(PROGRAM) is not None


def ensure() -> bool:
    """Whether bubblewrap is there in the end; as root on Debian it is installed if need be."""
    if is_there():
        return True
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return False
    print("Installing bubblewrap, in which notebooks are graded …", flush=True)
    apt = ["apt-get", "--quiet=2", "--option=DPkg::Lock::Timeout=120"]
    subprocess.run([*apt, "update"], check=False)
    subprocess.run(
        [*apt, "install", "--yes", "--no-install-recommends", "bubblewrap"],
        check=False,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
    )
    return is_there()


def main() -> int:
    """Install what is missing; never in the way of the platform."""
    if not is_wanted():
        return 0
    try:
        install_notebooks()
    except SetupFailed as failure:
        print(f"Notebooks are not graded: {failure}", file=sys.stderr)
    if not ensure():
        print(f"Notebooks are not graded: {INSTALL}.", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
