"""What stands below a unit: rooms above this one register a panel each, the player draws them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from courses.learning.selectors import Visit
from lms.kernel.home import BuiltBlock


@dataclass(frozen=True)
class UnitPanel:
    """One panel. `build` returns the template's context, or None when there is nothing to show."""

    name: str
    template: str
    build: Callable[[HttpRequest, Visit], Mapping[str, Any] | None]
    order: int = 50


_panels: dict[str, UnitPanel] = {}


def register(panel: UnitPanel) -> None:
    """Add `panel`; a second one of the same name replaces the first."""
    _panels[panel.name] = panel


def panels_below(request: HttpRequest, visit: Visit) -> list[BuiltBlock]:
    """The panels that have something to show below the unit visited, in order."""
    built = [
        (panel, panel.build(request, visit))
        for panel in sorted(_panels.values(), key=lambda panel: panel.order)
    ]
    return [
        BuiltBlock(panel.name, panel.template, context)
        for panel, context in built
        if context is not None
    ]
