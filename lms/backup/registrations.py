"""What other rooms learn of this one."""

from lms.backup.selectors import state
from lms.kernel.health import register_warning


def register() -> None:
    """`/readyz` tells when backups are late; that alone is no reason to serve nobody."""
    register_warning("backup", state)
