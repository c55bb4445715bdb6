"""What happens to access tokens."""

from dataclasses import dataclass

from lms.kernel.events import Event


@dataclass(frozen=True)
class TokenCreated(Event):
    """A person made an access token, or somebody did who sat at her screen: she gets mail."""

    token_id: int
