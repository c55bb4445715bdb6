"""How JupyterHub starts a learner's server: in a box of its own (`box.py`)."""

import os
from collections.abc import Callable
from pathlib import Path

from jupyterhub.spawner import LocalProcessSpawner
from jupyterhub.utils import random_port
from traitlets import Int, Unicode

from deploy.hub.box import HOME, MEBIBYTE, Box, Limits


class BoxSpawner(LocalProcessSpawner):  # type: ignore[misc]
    """One learner's server in a box."""

    python = Unicode(help="The Python of the learners' environment.").tag(config=True)
    folder = Unicode(help="Where learners' folders lie.").tag(config=True)
    most_memory = Int(1536 * MEBIBYTE, help="Bytes of all processes together.").tag(config=True)

    @property
    def box(self) -> Box:
        """The learner's."""
        limits = Limits(memory_bytes=self.most_memory)
        return Box(Path(self.folder), str(self.user.name), Path(self.python), limits)

    def make_preexec_fn(self, _name: str) -> Callable[[], None]:
        """The box changes the user; before it, the core is chosen: one for each learner, in turn."""
        cores = sorted(os.sched_getaffinity(0))
        mine = {cores[self.user.id % len(cores)]}

        def prepare() -> None:
            os.sched_setaffinity(0, mine)
            os.nice(5)

        return prepare

    def user_env(self, env: dict[str, str]) -> dict[str, str]:
        """Nothing of the machine's; there is no such user on it."""
        return {
            **env,
            "HOME": HOME,
            "USER": "lernen",
            "PATH": f"{Path(self.python).parent}:/usr/bin:/bin",
            "LANG": "C.UTF-8",
            "SHELL": "/bin/sh",
            "TMPDIR": "/tmp",  # noqa: S108 - the box's own
        }

    def get_args(self) -> list[str]:
        """After the usual ones: where the learner's files are, and what is not for them."""
        own = [f"--ServerApp.root_dir={HOME}", "--ServerApp.terminals_enabled=False"]
        return [*super().get_args(), *own]

    async def start(self) -> tuple[str, int]:
        """Make the folders, choose the port, run the box."""
        box = self.box
        box.make_folders()
        port = random_port()
        self.port = port
        server = [self.python, "-m", "jupyterhub.singleuser"]
        self.cmd = box.command(server, port=port, hub_port=self.hub.port)
        answer: tuple[str, int] = await super().start()
        return answer
