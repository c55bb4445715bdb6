"""Says where the platform is and who may sign in, as soon as it answers."""

import sys
import time
import urllib.request

from deploy.attached import end_with_parent
from deploy.prepare import SAMPLE_LOADED, SAMPLE_STAMP
from lms.sample.content import PASSWORD, read_people
from lms.settings.environment import Environment

PATIENCE_SECONDS = 120


def address_of(environment: Environment) -> str:
    """Where a person on this machine finds the platform."""
    here = environment.bind.is_loopback or environment.bind.is_unspecified
    host = "localhost" if here else url_host(environment)
    return f"http://{host}:{environment.port}"


def url_host(environment: Environment) -> str:
    """The address listened to, as it stands in a URL."""
    address = str(environment.bind)
    return f"[{address}]" if environment.bind.version == 6 else address


def answers(environment: Environment) -> bool:
    """Whether the web process is alive. It is asked under a name that it listens to."""
    host = environment.hosts[0].removeprefix(".").replace("*", "localhost")
    request = urllib.request.Request(  # noqa: S310 our own address
        f"{address_of(environment)}/healthz", headers={"Host": host}
    )
    try:
        with urllib.request.urlopen(request, timeout=5) as response:  # noqa: S310
            return bool(response.status == 200)
    except OSError:
        return False


def wait_until_it_answers(environment: Environment) -> bool:
    """Ask again and again, for two minutes at most."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        if answers(environment):
            return True
        time.sleep(0.1)
    return False


def announcement(environment: Environment) -> str:
    """What the person who started the platform wants to know now."""
    lines = [f"Ready: {address_of(environment)}"]
    if not environment.mail_host:
        lines.append(f"Mail goes to the folder {environment.data.resolve() / 'mail'}.")
    lines += sign_ins(environment)
    lines.append("Ctrl-C stops everything.")
    return "\n".join(lines)


def sign_ins(environment: Environment) -> list[str]:
    """The sample accounts with their roles; none when this installation never loaded them."""
    stamp = environment.data / SAMPLE_STAMP
    if not stamp.exists() or stamp.read_text() != SAMPLE_LOADED:
        return []
    people = read_people()
    width = max(len(person.username) for person in people)
    rows = [f"  {person.username:{width}}  {', '.join(person.roles)}" for person in people]
    return [
        "Sample sign-ins:",
        *rows,
        f"  Password of each: {PASSWORD} (works on this machine only)",
    ]


def main() -> int:
    """Wait, then tell."""
    end_with_parent()
    environment = Environment()
    if not wait_until_it_answers(environment):
        print("The platform does not answer: see the messages above.", file=sys.stderr, flush=True)
        return 1
    print(announcement(environment), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
