"""`python -m deploy.prepare`: texts compiled, styles built, the data folder brought up to date.

Each step looks first whether there is anything to do. Runs in the virtual environment.
"""

import argparse
import contextlib
import io
import os
import secrets
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import django
from django.core.management import call_command
from django.db import OperationalError, connection
from pydantic import ValidationError

from deploy.setup import PROJECT, digest, is_stamped
from deploy.texts.__main__ import compile_catalogues
from deploy.texts.extraction import WINGS, rooms
from lms.settings.environment import Environment
from lms.ui.assets.__main__ import BuildError, build

SAMPLE_STAMP = Path("stamps") / "sample"
SAMPLE_LOADED = "loaded"
DATABASE = "lernhub.sqlite3"
JUPYTERHUB = Path("jupyterhub")
HUB_SECRETS = ("client-secret", "crypt-key", "service-token")
UNUSED = ["redoc"]
"""Five megabytes of a second view of the API, which would take half a minute to compress."""
STATIC_STAMP = Path("stamps") / "static"


class PreparationFailed(Exception):
    """One sentence: what is in the way, and what to do about it."""


def read_environment() -> Environment:
    """The settings of this installation; raises PreparationFailed with what is wrong in them."""
    try:
        return Environment()
    except ValidationError as error:
        faults = [f"{_variable(fault['loc'])}: {fault['msg'].lower()}" for fault in error.errors()]
        raise PreparationFailed(
            f"A setting can't be used ({'; '.join(faults)}). See deploy/environment.example."
        ) from None


def _variable(location: tuple[int | str, ...]) -> str:
    name = str(location[0]).upper()
    return name if name.startswith(("LERNHUB_", "PORT")) else f"LERNHUB_{name}"


def keep_private(data: Path, *, has_database: bool) -> None:
    """What is about people can be read by its owner only, also in a folder that others may enter.

    SQLite gives the files beside the database the mode of the database.
    """
    data.mkdir(parents=True, exist_ok=True, mode=0o750)
    mail = data / "mail"
    mail.mkdir(exist_ok=True)
    mail.chmod(0o700)
    if has_database:
        (data / DATABASE).touch(mode=0o600)
        for path in data.glob(f"{DATABASE}*"):
            path.chmod(0o600)


def build_texts_and_styles(data: Path) -> None:
    """What is made from the sources alone."""
    compile_catalogues(rooms())
    try:
        if build(data / "assets" / "ui"):
            print("Styles and fonts built.", flush=True)
    except BuildError as failure:
        raise PreparationFailed(str(failure)) from None


def once(stamp: Path, value: str, step: Callable[[], None]) -> bool:
    """Take `step` unless `stamp` says that it was taken with `value`; return whether it was."""
    if is_stamped(stamp, value):
        return False
    step()
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(value)
    return True


def collect_static(data: Path) -> None:
    """Name every static file after its contents and compress it, if one has changed."""
    inputs = [PROJECT / "requirements" / "production.txt", *_static_sources(data)]
    names = [path.name for path in inputs]

    def collect() -> None:
        with contextlib.redirect_stdout(io.StringIO()):
            call_command(
                "collectstatic", interactive=False, clear=True, verbosity=0, ignore_patterns=UNUSED
            )
        print("Static files collected.", flush=True)

    once(data / STATIC_STAMP, digest(*names, *inputs), collect)


def _static_sources(data: Path) -> Iterator[Path]:
    folders = [data / "assets", PROJECT / "node_modules" / "h5p-standalone" / "dist"]
    for wing in WINGS:
        folders += sorted((PROJECT / wing).glob("**/static"))
    for folder in folders:
        yield from (path for path in sorted(folder.rglob("*")) if path.is_file())


def update_database() -> None:
    """Bring the tables to what the code expects."""
    call_command("migrate", interactive=False, verbosity=0)
    if connection.vendor != "sqlite":
        call_command("createcachetable", verbosity=0)


def load_sample_content(data: Path) -> None:
    """On the first start, fill the platform with sample schools, people and courses."""

    if (data / SAMPLE_STAMP).exists():  # loaded, or left out of a restored backup
        return

    def load() -> None:
        print("Loading the sample content …", flush=True)
        call_command("load_sample", verbosity=0)

    once(data / SAMPLE_STAMP, SAMPLE_LOADED, load)


def introduce_jupyterhub(environment: Environment) -> None:
    """Let people sign on at the hub beside us, by a secret that only the two know."""
    folder = environment.data.resolve() / JUPYTERHUB
    folder.mkdir(parents=True, exist_ok=True, mode=0o711)
    for name in HUB_SECRETS:
        path = folder / name
        if not path.exists():
            path.touch(mode=0o600)
            path.write_text(secrets.token_hex(32))
    call_command(
        "introduce_program",
        "jupyterhub",
        name="JupyterHub",
        address_back=f"{environment.jupyterhub_at}/hub/oauth_callback",
        secret_file=folder / HUB_SECRETS[0],
    )


def prepare(environment: Environment) -> None:
    """Everything that must be true of the data folder before the platform starts."""
    data = environment.data.resolve()
    keep_private(data, has_database=not environment.database_url)
    build_texts_and_styles(data)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lms.settings.base")
    django.setup()
    collect_static(data)
    update_database()
    if environment.sample:
        load_sample_content(data)
    if environment.jupyterhub:
        introduce_jupyterhub(environment)


def main(arguments: list[str]) -> int:
    """Prepare; with `--development` only what the tests don't make for themselves."""
    parser = argparse.ArgumentParser(prog="deploy/prepare.py", description=__doc__)
    parser.add_argument("--development", action="store_true", help="only what tests need")
    options = parser.parse_args(arguments)
    try:
        environment = read_environment()
        if options.development:
            build_texts_and_styles(environment.data.resolve())
        else:
            prepare(environment)
    except PreparationFailed as failure:
        print(failure, file=sys.stderr)
        return 1
    except OperationalError as error:
        reason = " ".join(str(error).split())
        print(f"The database can't be used: {reason} Check LERNHUB_DATABASE_URL.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
