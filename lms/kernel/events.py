"""Events: what has happened, told inside the transaction in which it happened.

A service publishes; `lms/wiring.py` is the one table of who listens; a handler only enqueues a job.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import TypeVar


class Event:
    """Base of all events: frozen dataclasses named in the past tense."""


SomeEvent = TypeVar("SomeEvent", bound=Event)
_handlers: dict[type[Event], list[Callable[..., None]]] = defaultdict(list)


def subscribe(event_type: type[SomeEvent], handler: Callable[[SomeEvent], None]) -> None:
    """Call `handler` for every published `event_type`. Subscribing twice has no further effect."""
    if handler not in _handlers[event_type]:
        _handlers[event_type].append(handler)


def publish(event: Event) -> None:
    """Tell every handler of this event's type, in order of subscription.

    Handlers run in the caller's transaction: one that fails takes the whole write back.
    """
    for handler in _handlers[type(event)]:
        handler(event)
