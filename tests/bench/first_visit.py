"""What a browser loads on its first visit, besides fonts and media."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from tests.bench.clients import Page, ask
from tests.bench.server import Server

LINKED = re.compile(
    r"""<script[^>]*\ssrc="([^"]+)"|<link[^>]*rel="(?:stylesheet|icon|modulepreload|manifest)"[^>]*href="([^"]+)"
    |<link[^>]*href="([^"]+)"[^>]*rel="(?:stylesheet|icon|modulepreload|manifest)"
    |<use[^>]*href="([^"#]+)\#""",
    re.VERBOSE,
)
IMPORTED = re.compile(r"""(?:import|from)\s*\(?["']([./][^"']+)["']""")


def first_visit_bytes(server: Server, page: Page) -> int:
    """The page, the styles, scripts, icons it links to and what the scripts import, as sent."""
    answer = ask(server, page)
    seen: set[str] = set()
    waiting = list(_linked(answer.text, page.path))
    total = answer.sent
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        part = ask(server, Page(address, address))
        assert part.status == 200, address
        total += part.sent
        if address.endswith(".js"):
            waiting += [urljoin(address, name) for name in IMPORTED.findall(part.text)]
    return total


def _linked(html: str, base: str) -> Iterator[str]:
    for found in LINKED.finditer(html):
        yield urlsplit(urljoin(base, next(group for group in found.groups() if group))).path
