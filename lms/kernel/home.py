"""Blocks of the start page: rooms register them, `lms.ui` shows them in order."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.http import HttpRequest


class Audience(StrEnum):
    """Who sees the block: a visitor on the landing page or a member on the dashboard."""

    VISITOR = "visitor"
    MEMBER = "member"


class Slot(StrEnum):
    """Where it stands: the wide column or the narrow one."""

    MAIN = "main"
    ASIDE = "aside"


@dataclass(frozen=True)
class HomeBlock:
    """One block. `build` returns the template's context, or None when there is nothing to show."""

    name: str
    audience: Audience
    template: str
    build: Callable[[HttpRequest], Mapping[str, Any] | None]
    slot: Slot = Slot.MAIN
    order: int = 50


@dataclass(frozen=True)
class BuiltBlock:
    """A block with the context it is drawn with."""

    name: str
    template: str
    context: Mapping[str, Any]


_blocks: dict[str, HomeBlock] = {}


def register_block(block: HomeBlock) -> None:
    """Add `block`; a second one of the same name replaces the first."""
    _blocks[block.name] = block


def blocks_for(request: HttpRequest, *, audience: Audience, slot: Slot) -> list[BuiltBlock]:
    """The blocks that have something to show, in order."""
    chosen = [b for b in _blocks.values() if b.audience == audience and b.slot == slot]
    built = [(block, block.build(request)) for block in sorted(chosen, key=lambda b: b.order)]
    return [
        BuiltBlock(block.name, block.template, context)
        for block, context in built
        if context is not None
    ]
