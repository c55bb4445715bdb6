"""Making backups and putting them back."""

from lms.backup.services.making import Finished, back_up_when_due, check_archive, make_backup
from lms.backup.services.restoring import restore_backup

__all__ = ["Finished", "back_up_when_due", "check_archive", "make_backup", "restore_backup"]
