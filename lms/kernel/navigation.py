"""The main navigation: rooms register an item each, the layout draws them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import Promise


def _everybody(_request: HttpRequest) -> bool:
    return True


@dataclass(frozen=True)
class NavigationItem:
    """One entry. `prefix` is the path below which it counts as the current one.

    `rooms`, by the names of their urls, have pages that belong here although they lie below another entry.
    """

    name: str
    label: str | Promise
    url_name: str
    prefix: str
    icon: str
    order: int = 50
    rooms: frozenset[str] = frozenset()
    visible: Callable[[HttpRequest], bool] = _everybody


_items: dict[str, NavigationItem] = {}


def register(item: NavigationItem) -> None:
    """Add `item`; a second one of the same name replaces the first."""
    _items[item.name] = item


def items_for(request: HttpRequest) -> list[NavigationItem]:
    """The items this visitor sees, in order."""
    return sorted(
        (item for item in _items.values() if item.visible(request)), key=lambda item: item.order
    )


def current_item(request: HttpRequest, items: Iterable[NavigationItem]) -> NavigationItem | None:
    """The entry of `items` that the page lies in; None where none does."""
    shown = list(items)
    room = request.resolver_match.app_name if request.resolver_match else ""
    own = [item for item in shown if room in item.rooms]
    below = [item for item in shown if item.prefix != "/" and request.path.startswith(item.prefix)]
    return next(iter(own + below), None)
