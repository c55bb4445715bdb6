"""`python -m deploy.run`: the web process and the job worker under one supervisor.

Ctrl-C stops both; when one of them ends by itself, the other is stopped too.
"""

import errno
import os
import shlex
import signal
import socket
import subprocess
import sys

from honcho.manager import SIGNALS, Manager

from deploy.announce import url_host
from deploy.attached import end_children_with_parent, end_with_parent
from deploy.hub.starting import command as jupyterhub_command
from deploy.hub.starting import obstacle, told_to
from deploy.prepare import PreparationFailed, read_environment
from deploy.setup import PROJECT
from deploy.web_server import empty_folder_for_figures
from lms.settings.environment import Environment

ASKED_TO_STOP = {known["rc"] for known in SIGNALS.values()}


class PortTaken(Exception):
    """One sentence: what is in the way, and what to do about it."""


def check_port(bind: str, *, port: int) -> None:
    """Raise PortTaken unless we may listen at `bind`:`port`."""
    family = socket.AF_INET6 if ":" in bind else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((bind, port))
        except OSError as error:
            taken = error.errno == errno.EADDRINUSE
            reason = "is taken" if taken else f"can't be used ({(error.strerror or '').lower()})"
            raise PortTaken(
                f"Port {port} {reason}: stop what runs there, or choose another one, "
                "for example with PORT=8001 make run."
            ) from None


def web_command(environment: Environment) -> list[str]:
    """gunicorn with threads. SQLite and the cache in memory want one process."""
    processes = environment.web_processes if environment.database_url else 1
    return [
        "gunicorn",
        "lms.wsgi:application",
        "--config=python:deploy.web_server",
        f"--bind={url_host(environment)}:{environment.port}",
        "--worker-class=gthread",
        f"--workers={processes}",
        f"--threads={environment.web_threads}",
        "--timeout=60",
        "--graceful-timeout=4",
        # Nobody steers it from outside, and a proxy may pass on such headers of visitors: they would
        # change the addresses in our pages and mails.
        "--no-control-socket",
        "--forwarder-headers=",
    ]


def attached(command: list[str]) -> str:
    """`command` for the shell, as a process of ours that never outlives us."""
    return "exec " + shlex.join([sys.executable, "-m", "deploy.attached", *command])


def add_jupyterhub(manager: Manager, environment: Environment) -> None:
    """JupyterHub beside us, where it is wanted and can be; else say why not, and start without it."""
    if not environment.jupyterhub:
        return
    if reason := obstacle():
        print(f"JupyterHub is not started: {reason}.", file=sys.stderr, flush=True)
        return
    told = told_to(environment)
    # Its own environment and no more: what is secret to the platform is none of the hub's business.
    settings = [f"{name}={value}" for name, value in told.items()]
    command = ["setpriv", "--pdeathsig", "TERM", "env", "-i", *settings, *jupyterhub_command()]
    manager.add_process("jupyterhub", f"exec {shlex.join(command)}", cwd=str(PROJECT))


def supervise(environment: Environment) -> int:
    """Run until asked to stop or until a process ends; return the exit code."""
    manager = Manager()
    manager.add_process("web", attached(web_command(environment)), cwd=str(PROJECT))
    manager.add_process("worker", attached(["manage", "run_worker"]), cwd=str(PROJECT))
    if environment.hub:
        grading = attached(["manage", "run_grading"])
        manager.add_process("grading", grading, cwd=str(PROJECT))
    add_jupyterhub(manager, environment)
    announcer = subprocess.Popen(
        [sys.executable, "-m", "deploy.announce"], cwd=PROJECT, start_new_session=True
    )
    try:
        manager.loop()
    except KeyError:  # stopped before honcho knew the processes' numbers: they end with us
        os._exit(1)
    finally:
        announcer.terminate()
        announcer.wait()
    if manager.returncode in ASKED_TO_STOP:
        return 0
    print("A process ended by itself, so the others were stopped, too.", file=sys.stderr)
    return 1


def main() -> int:
    """Check, then supervise."""
    if "MAKELEVEL" in os.environ:
        end_with_parent()
    try:
        environment = read_environment()
        check_port(str(environment.bind), port=environment.port)
    except (PreparationFailed, PortTaken) as failure:
        print(failure, file=sys.stderr)
        return 1
    empty_folder_for_figures(environment.data.resolve())
    end_children_with_parent(signal.SIGKILL)
    return supervise(environment)


if __name__ == "__main__":
    sys.exit(main())
