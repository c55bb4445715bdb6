"""Why a backup can't be made or put back: one sentence for the operator, with what to do."""


class BackupProblem(Exception):
    """The work was not begun, or everything is as it was before."""


class AlreadyRunning(BackupProblem):
    """Another process is making a backup into the same folder."""


class ArchiveProblem(BackupProblem):
    """The archive is damaged, incomplete or not ours. `reason` is stable, for tests and scripts."""

    def __init__(self, reason: str, sentence: str) -> None:
        super().__init__(sentence)
        self.reason = reason
