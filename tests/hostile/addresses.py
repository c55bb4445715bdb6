"""Every address of the platform that names something, read from the table of routes itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.views import View

WINDOW = "admin"


@dataclass(frozen=True)
class NamedThings:
    """A route with the names of its parameters; of a JSON door also the methods that it takes."""

    route: str
    parameters: frozenset[str]
    methods: tuple[str, ...] = ()

    def path(self, names: Mapping[str, Any]) -> str:
        """The address of the things with these names."""
        return reverse(self.route, kwargs={name: names[name] for name in self.parameters})


def routes_that_name_things() -> list[NamedThings]:
    """All routes with parameters, but for Django's admin site."""
    return [found for found in _walk(get_resolver().url_patterns) if found.parameters]


def _walk(
    patterns: list[URLPattern | URLResolver],
    space: str = "",
    outer: frozenset[str] = frozenset(),
) -> Iterator[NamedThings]:
    for pattern in patterns:
        names = outer | _parameters(pattern)
        if not isinstance(pattern, URLResolver):
            yield NamedThings(f"{space}{pattern.name}", names, _methods(pattern))
        elif pattern.namespace != WINDOW:
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _walk(pattern.url_patterns, inner, names)


def _parameters(pattern: URLPattern | URLResolver) -> frozenset[str]:
    return frozenset(pattern.pattern.regex.groupindex)


def _methods(pattern: URLPattern) -> tuple[str, ...]:
    door = getattr(pattern.callback, "cls", None)
    return tuple(name.upper() for name in View.http_method_names[:5] if hasattr(door, name))
