"""Messages that offer one step back: the toast shows the button "Undo", without scripts, too."""

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest

_MARK = "undo:"


def say_with_undo(request: HttpRequest, sentence: str, *, undo_url: str) -> None:
    """Say what was done; `undo_url` takes it back when something is posted there."""
    messages.success(request, sentence, extra_tags=f"{_MARK}{undo_url}")


def undo_of(message: Message) -> str:
    """The address that takes back what `message` tells, or nothing."""
    tags = message.extra_tags or ""
    return tags.removeprefix(_MARK) if tags.startswith(_MARK) else ""
