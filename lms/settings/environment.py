"""Every setting an operator may give, with its type, default and meaning.

`deploy/environment.example` explains the same names; a test keeps the two together.
"""

import os
import re
from enum import StrEnum
from ipaddress import IPv4Address
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, AliasChoices, BeforeValidator, Field, IPvAnyAddress
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

PROJECT = Path(__file__).resolve().parent.parent.parent


def _split_commas(value: object) -> object:
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(",") if part.strip())
    return value


Words = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_split_commas)]


class SignUp(StrEnum):
    """Who may open an account without help."""

    CLOSED = "closed"
    OPEN = "open"
    DOMAINS = "domains"


class SecondFactor(StrEnum):
    """Whether the centre's staff needs a second factor; AUTO: wherever https is on."""

    AUTO = "auto"
    REQUIRED = "required"
    OPTIONAL = "optional"


class LogFormat(StrEnum):
    """Whom log lines are for: people at a terminal, or what collects logs."""

    TEXT = "text"
    JSON = "json"


def _periods(value: tuple[str, ...]) -> tuple[str, ...]:
    for period in value:
        if not re.fullmatch(r"[a-z-]+=(off|\d{1,5})", period):
            raise ValueError(f"{period!r} is not a rule and its days, such as log-of-actions=180")
    return value


def _hard_to_guess(token: str) -> str:
    if token and len(token) < 24:
        raise ValueError("needs 24 characters or more, or none")
    return token


def _folder_of_secrets() -> Path | None:
    """Where systemd (LoadCredential=) or a container puts secrets, a file for each setting."""
    folder = Path(os.environ.get("CREDENTIALS_DIRECTORY", "/run/secrets"))
    return folder if folder.is_dir() else None


class Environment(BaseSettings):
    """The environment variables `LERNHUB_…`, also read from `.env` in the project folder."""

    model_config = SettingsConfigDict(
        env_prefix="LERNHUB_",
        env_file=PROJECT / ".env",
        secrets_dir=_folder_of_secrets(),
        extra="ignore",
        frozen=True,
    )

    data: Path = PROJECT / "var"
    debug: bool = False
    secret_key: str = ""
    old_secret_keys: Words = ()
    hosts: Words = ("localhost", "127.0.0.1", "[::1]")
    https: bool = False
    behind_proxy: bool = False
    hsts_subdomains: bool = False
    hsts_preload: bool = False
    database_url: str = ""
    mail_host: str = ""
    mail_port: Annotated[int, Field(gt=0, le=65535)] = 587
    mail_user: str = ""
    mail_password: str = ""
    mail_tls: bool = True
    mail_from: str = "Lernhub <lernhub@localhost>"
    sign_up: SignUp = SignUp.OPEN
    sign_up_domains: Words = ()
    staff_second_factor: SecondFactor = SecondFactor.AUTO
    centre_name: str = "Kompetenzzentrum digitale Lehre"
    address: str = ""
    accel_prefix: str = ""
    video_hosts: Words = (
        "www.youtube.com",
        "www.youtube-nocookie.com",
        "youtu.be",
        "vimeo.com",
        "av.tib.eu",
    )
    h5p_trusted: Words = ()
    h5p_approve_staff: bool = True
    upload_max_mb: Annotated[int, Field(gt=0, le=10_000)] = 500
    link_check: bool = False
    course_grace_days: Annotated[int, Field(ge=0, le=3650)] = 30
    job_workers: Annotated[int, Field(gt=0, le=64)] = 2
    job_seconds: Annotated[int, Field(gt=0, le=24 * 3600)] = 300
    hub: Annotated[bool, Field(validation_alias=AliasChoices("HUB"))] = True
    notebooks_python: str = ""
    grading_seconds: Annotated[int, Field(gt=0, le=600)] = 30
    jupyterhub: bool = False
    jupyterhub_port: Annotated[int, Field(ge=0, le=65533)] = 0
    jupyterhub_address: str = ""
    jupyterhub_memory_mb: Annotated[int, Field(ge=256, le=262_144)] = 1536
    jupyterhub_idle_minutes: Annotated[int, Field(gt=0, le=24 * 60)] = 30
    bind: IPvAnyAddress = IPv4Address("127.0.0.1")
    port: Annotated[
        int,
        Field(gt=0, le=65535, validation_alias=AliasChoices("PORT", "LERNHUB_PORT")),
    ] = 8000
    web_processes: Annotated[int, Field(gt=0, le=64)] = 1
    web_threads: Annotated[int, Field(gt=0, le=256)] = 8
    sample: bool = True
    backup_folder: str = ""
    backup_hour: Annotated[int, Field(ge=0, le=23)] = 3
    backup_keep_days: Annotated[int, Field(gt=0, le=366)] = 7
    backup_keep_weeks: Annotated[int, Field(ge=0, le=520)] = 4
    log_format: LogFormat = LogFormat.TEXT
    metrics_token: Annotated[str, AfterValidator(_hard_to_guess)] = ""
    erasure_grace_days: Annotated[int, Field(ge=0, le=90)] = 14
    retention: Annotated[Words, AfterValidator(_periods)] = ()

    @property
    def retention_days(self) -> dict[str, int | None]:
        """Days by the name of the rule; None switches it off."""
        pairs = (period.partition("=") for period in self.retention)
        return {name: None if days == "off" else int(days) for name, _equals, days in pairs}

    @property
    def staff_needs_second_factor(self) -> bool:
        """Whether centre staff without a second factor has to set one up before anything else."""
        if self.staff_second_factor is SecondFactor.AUTO:
            return self.https
        return self.staff_second_factor is SecondFactor.REQUIRED

    @property
    def jupyterhub_listens_at(self) -> int:
        """The port for browsers; the two after it are for this machine."""
        return self.jupyterhub_port or self.port + 100

    @property
    def jupyterhub_at(self) -> str:
        """Where people find JupyterHub: a host of its own, so that notebooks share no origin with us."""
        return (
            self.jupyterhub_address.rstrip("/") or f"http://127.0.0.1:{self.jupyterhub_listens_at}"
        )

    @property
    def public_address(self) -> str:
        """Where people find the platform, as links in mails begin; without a slash at the end."""
        if self.address:
            return self.address.rstrip("/")
        host = self.hosts[0].removeprefix(".").replace("*", "localhost")
        return f"https://{host}" if self.https else f"http://{host}:{self.port}"
