"""Asking JupyterHub's API, with a token that can do no more than what is asked here."""

import http.client
import urllib.error
import urllib.request
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote

SECONDS = 40
"""Ending a server takes up to 35 s."""
QUICK_SECONDS = 2


class HubAway(Exception):
    """The hub did not do what was asked: it is gone, too slow, or in trouble; the message says which."""


@dataclass(frozen=True)
class HubClient:
    """The hub that listens at `address` on this machine."""

    address: str
    token_file: Path

    def stop_server(self, name: str) -> None:
        """End the server of the person called `name`; nothing to end is fine. Raises HubAway."""
        self._ask("DELETE", f"users/{quote(name, safe='')}/server", seconds=SECONDS)

    def answers(self) -> bool:
        """Whether the hub is there."""
        try:
            self._ask("GET", "", seconds=QUICK_SECONDS)
        except HubAway:
            return False
        return True

    def _ask(self, method: str, path: str, *, seconds: float) -> None:
        request = urllib.request.Request(  # noqa: S310 - an address of the settings
            f"{self.address}/hub/api/{path}",
            method=method,
            headers={"Authorization": f"token {self._token()}"},
        )
        try:
            with urllib.request.urlopen(request, timeout=seconds):  # noqa: S310
                return
        except urllib.error.HTTPError as error:
            error.close()
            if error.code != HTTPStatus.NOT_FOUND:
                raise HubAway(f"JupyterHub answered {error.code}.") from error
        except (OSError, http.client.HTTPException) as error:
            raise HubAway(f"JupyterHub does not answer: {error}.") from error

    def _token(self) -> str:
        try:
            return self.token_file.read_text("utf-8").strip()
        except OSError as error:
            raise HubAway("JupyterHub has not been set up.") from error
