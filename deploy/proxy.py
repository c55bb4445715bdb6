"""`python -m deploy.proxy`: nginx's configuration for this installation, printed.

Made from `deploy/nginx/lernhub.conf` and the settings, so that names, limits and folders always agree.
"""

import argparse
import sys
from pathlib import Path
from string import Template

from deploy.prepare import PreparationFailed, read_environment
from deploy.setup import PROJECT
from lms.settings.environment import Environment

SOURCE = PROJECT / "deploy" / "nginx" / "lernhub.conf"
ROOM_AROUND_UPLOADS_MB = 10
"""A form is larger than the file in it; what is a little too large is refused kindly, by the platform."""


class _Form(Template):
    """nginx has its own use for dollars."""

    delimiter = "@"


def rendered(
    environment: Environment,
    *,
    upstream: str = "",
    certificate: str = "/etc/ssl/lernhub/fullchain.pem",
    key: str = "/etc/ssl/lernhub/privkey.pem",
    logs: str = "/var/log/nginx",
    ports: tuple[int, int] = (80, 443),
) -> str:
    """The configuration; raises PreparationFailed where the settings don't fit a proxy."""
    prefix = environment.accel_prefix.strip("/")
    if not (environment.https and environment.behind_proxy and prefix):
        raise PreparationFailed(
            "A proxy needs LERNHUB_HTTPS=true, LERNHUB_BEHIND_PROXY=true and"
            " LERNHUB_ACCEL_PREFIX=/protected/."
        )
    return _Form(SOURCE.read_text("utf-8")).substitute(
        names=" ".join(environment.hosts),
        upstream=upstream or f"127.0.0.1:{environment.port}",
        certificate=certificate,
        key=key,
        http_port=ports[0],
        https_port=ports[1],
        port_in_address="" if ports[1] == 443 else f":{ports[1]}",
        largest_body_mb=environment.upload_max_mb + ROOM_AROUND_UPLOADS_MB,
        prefix=prefix,
        data=environment.data.resolve(),
        pages=PROJECT / "deploy" / "nginx" / "pages",
        logs=logs,
    )


def main(arguments: list[str]) -> int:
    """Print it, or write it where a container looks for it."""
    parser = argparse.ArgumentParser(prog="deploy/proxy.py", description=__doc__)
    parser.add_argument("--upstream", default="", help="where the web process listens")
    parser.add_argument("--certificate", default="/etc/ssl/lernhub/fullchain.pem")
    parser.add_argument("--key", default="/etc/ssl/lernhub/privkey.pem")
    parser.add_argument("--logs", default="/var/log/nginx")
    parser.add_argument("--write", type=Path, help="a file instead of the terminal")
    options = parser.parse_args(arguments)
    try:
        text = rendered(
            read_environment(),
            upstream=options.upstream,
            certificate=options.certificate,
            key=options.key,
            logs=options.logs,
        )
    except PreparationFailed as failure:
        print(failure, file=sys.stderr)
        return 1
    if options.write:
        options.write.write_text(text, "utf-8")
    else:
        print(text, end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
