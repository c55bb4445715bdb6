"""`python -m deploy.serve web|worker|grading|healthy`: one process, for systemd and containers to watch over.

`make run` starts both under one supervisor instead (`deploy/run.py`).
"""

import argparse
import os
import sys
from typing import NoReturn

from deploy.announce import answers
from deploy.prepare import PreparationFailed, read_environment
from deploy.run import web_command
from deploy.web_server import empty_folder_for_figures
from lms.settings.environment import Environment


def command_for(part: str, environment: Environment) -> list[str]:
    """What becomes of this process."""
    modules = {
        "web": web_command(environment),
        "worker": ["manage", "run_worker"],
        "grading": ["manage", "run_grading"],
    }
    return [sys.executable, "-m", *modules[part]]


def become(part: str, environment: Environment) -> NoReturn:
    """Let this process be that part, under the same number."""
    if part == "web":
        empty_folder_for_figures(environment.data.resolve())
    command = command_for(part, environment)
    os.execv(command[0], command)  # noqa: S606 our own command


def main(arguments: list[str]) -> int:
    """Become the part that was asked for, or tell whether the web process answers."""
    parser = argparse.ArgumentParser(prog="deploy/serve.py", description=__doc__)
    parser.add_argument("part", choices=["web", "worker", "grading", "healthy"])
    part = parser.parse_args(arguments).part
    try:
        environment = read_environment()
    except PreparationFailed as failure:
        print(failure, file=sys.stderr)
        return 1
    if part == "healthy":
        return 0 if answers(environment) else 1
    become(part, environment)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
