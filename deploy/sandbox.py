"""What grading needs on this machine: bubblewrap, and the environment with what notebooks import."""

import os
import shutil
import subprocess

from deploy.setup import NOTEBOOKS_VENV

NOTEBOOKS_PYTHON = NOTEBOOKS_VENV / "bin" / "python"
PROGRAM = "bwrap"
INSTALL = "install the Debian package bubblewrap (apt-get install bubblewrap)"


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
