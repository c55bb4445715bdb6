"""What stands beside the account in the header: rooms register a tool with the number of what is new."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import Promise


@dataclass(frozen=True)
class HeaderTool:
    """One link. `count` says how much is new there, or None for who has nothing there at all.

    It is asked on every page of a signed-in person: let `frame` count, which asks for all tools at once.
    """

    name: str
    label: str | Promise
    url_name: str
    icon: str
    count: Callable[[HttpRequest], int | None]
    order: int = 50


@dataclass(frozen=True)
class CountedTool:
    """A tool with the number it shows to one person."""

    tool: HeaderTool
    count: int


_tools: dict[str, HeaderTool] = {}


def register(tool: HeaderTool) -> None:
    """Add `tool`; a second one of the same name replaces the first."""
    _tools[tool.name] = tool


def tools_for(request: HttpRequest) -> list[CountedTool]:
    """The tools this person has a use for, in order; none for visitors."""
    if not request.user.is_authenticated:
        return []
    counted = [(t, t.count(request)) for t in sorted(_tools.values(), key=lambda t: t.order)]
    return [CountedTool(tool, count) for tool, count in counted if count is not None]
