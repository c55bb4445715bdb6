"""`python -m deploy.attached MODULE [ARGUMENT …]`: runs a Python module that ends with its parent.

A supervisor that is killed outright can't stop its children, and a job worker that is killed leaves
its own children behind. So Linux is asked to end each of them with its parent (prctl(2)).
"""

import ctypes
import os
import runpy
import signal
import sys

_SET_PARENT_DEATH_SIGNAL = 1


def end_with_parent(
    end_signal: signal.Signals = signal.SIGTERM, *, parent: int | None = None
) -> None:
    """Get `end_signal` when the parent dies; at once when it is no longer `parent`.

    Other systems than Linux have no such thing; there it does nothing.
    """
    if sys.platform != "linux":
        return
    expected = os.getppid() if parent is None else parent
    ctypes.CDLL(None, use_errno=True).prctl(_SET_PARENT_DEATH_SIGNAL, end_signal)
    if os.getppid() != expected:
        os.kill(os.getpid(), end_signal)


def end_children_with_parent(end_signal: signal.Signals = signal.SIGTERM) -> None:
    """Let every process forked from here, and those forked from them, end with its parent.

    Each gets a process group of its own, so that a signal to ours reaches only us: we stop them in
    good order (django-q2 hangs when its processes are ended behind its back).
    """
    forking: list[int] = []

    def note_parent() -> None:
        forking[:] = [os.getpid()]

    def attach_child() -> None:
        end_with_parent(end_signal, parent=forking[0])
        os.setpgid(0, 0)

    os.register_at_fork(before=note_parent, after_in_child=attach_child)


if __name__ == "__main__":
    # Killed, not asked: of a parent with threads every thread's end is told, and django-q2 hangs when
    # it is asked twice. Its own processes are still asked.
    end_with_parent(signal.SIGKILL)
    end_children_with_parent()
    sys.argv = sys.argv[1:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
