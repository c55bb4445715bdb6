"""Debian's Chromium, which the browser journeys drive."""

import os
import shutil
import subprocess

PROGRAM = "chromium"
INSTALL = "install the Debian package chromium (apt-get install chromium)"


def is_there() -> bool:
    """Whether Chromium can be started."""
    return shutil.which(PROGRAM) is not None


def ensure() -> bool:
    """Whether Chromium is there in the end; as root on Debian it is installed if need be."""
    if is_there():
        return True
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return False
    print("Installing Chromium for the browser journeys …", flush=True)
    apt = ["apt-get", "--quiet=2", "--option=DPkg::Lock::Timeout=120"]
    subprocess.run([*apt, "update"], check=False)
    subprocess.run(
        [*apt, "install", "--yes", "--no-install-recommends", PROGRAM],
        check=False,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
    )
    return is_there()
