"""Running one script in a sandbox to its end, or to a limit."""

import contextlib
import json
import os
import selectors
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import IO, Any

from hub.grading.engine.process_tree import memory_of
from hub.grading.engine.sandbox import FIRST_USER, USERS, Sandbox

LOOK_SECONDS = 0.2
CHUNK = 65_536


class Ending(StrEnum):
    """How a run ended."""

    DONE = "done"
    TIME = "time"
    MEMORY = "memory"
    OUTPUT = "output"
    KILLED = "killed"


@dataclass(frozen=True)
class Run:
    """What came of it: the answers that were told until then, and what was printed, cut."""

    ending: Ending
    answers: tuple[Mapping[str, Any], ...]
    log: str
    seconds: float


def run(
    sandbox: Sandbox, script: str, program: Any, *, files: Mapping[str, bytes] | None = None
) -> Run:
    """Run `script` on `program` (plain data) with `files` in its work folder. Raises SandboxMissing."""
    begun = time.monotonic()
    with contextlib.ExitStack() as stack:
        held = {name: _file(data, stack) for name, data in (files or {}).items()}
        stdin = _file(json.dumps(program).encode(), stack)
        answers, told = (stack.enter_context(os.fdopen(end, mode)) for end, mode in _pipe())
        command = sandbox.command(
            script,
            files={name: file.fileno() for name, file in held.items()},
            user=FIRST_USER + os.getpid() % USERS,
            answers=told.fileno(),
        )
        process = stack.enter_context(
            subprocess.Popen(  # noqa: S603
                command,
                stdin=stdin,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                pass_fds=[told.fileno(), *(file.fileno() for file in held.values())],
                start_new_session=True,
            )
        )
        told.close()
        watch = _Watch(sandbox, process, answers, begun)
        ending = watch.to_the_end()
    return Run(ending, tuple(_read(watch.answered)), watch.log, time.monotonic() - begun)


def _pipe() -> Sequence[tuple[int, str]]:
    reading, writing = os.pipe()
    return (reading, "rb"), (writing, "wb")


def _file(data: bytes, stack: contextlib.ExitStack) -> IO[bytes]:
    file = stack.enter_context(tempfile.TemporaryFile())  # noqa: SIM115
    file.write(data)
    file.flush()
    file.seek(0)
    return file


class _Watch:
    """Reads what a process tells, and ends it at its limits."""

    def __init__(
        self, sandbox: Sandbox, process: subprocess.Popen[bytes], answers: IO[bytes], begun: float
    ) -> None:
        self.limits = sandbox.limits
        self.process = process
        self.ends = begun + self.limits.wall_seconds
        self.answers, self.printed = answers, process.stdout
        self.streams: dict[Any, bytearray] = {answers: bytearray(), process.stdout: bytearray()}

    @property
    def answered(self) -> bytes:
        """What came on the line for answers."""
        return bytes(self.streams[self.answers])

    @property
    def log(self) -> str:
        """What was printed, as far as it is kept."""
        return bytes(self.streams[self.printed]).decode("utf-8", "replace")

    def to_the_end(self) -> Ending:
        """Wait for the end or a limit; then nothing of the process is left."""
        try:
            return self._ending()
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def _ending(self) -> Ending:
        with selectors.DefaultSelector() as selector:
            for stream in self.streams:
                selector.register(stream, selectors.EVENT_READ)
            looked = 0.0
            while selector.get_map():
                for key, _events in selector.select(LOOK_SECONDS):
                    self._take(selector, key.fileobj)
                if len(self.answered) > self.limits.answer_bytes:
                    return Ending.OUTPUT
                if time.monotonic() > self.ends:
                    return Ending.TIME
                if time.monotonic() - looked > LOOK_SECONDS:
                    looked = time.monotonic()
                    if memory_of(self.process.pid) > self.limits.memory_bytes:
                        return Ending.MEMORY
        return Ending.DONE if self.process.wait() == 0 else Ending.KILLED

    def _take(self, selector: selectors.BaseSelector, stream: Any) -> None:
        data = os.read(stream.fileno(), CHUNK)
        if not data:
            selector.unregister(stream)
            return
        kept = self.streams[stream]
        if stream is self.answers:
            kept += data
        else:
            kept += data[: max(0, self.limits.log_bytes - len(kept))]


def _read(answered: bytes) -> Iterator[Mapping[str, Any]]:
    """The answers that can be read; a script that tells something else has told nothing."""
    for line in answered.split(b"\n"):
        try:
            answer = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(answer, dict):
            yield answer
