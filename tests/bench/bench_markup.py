"""Markdown: ten times the text takes ten times as long, not a hundred times."""

from collections.abc import Callable

from lms.markup.rendering import render
from tests.bench.measuring import Comparison, seconds_of

SECTION = """
## Überschrift {number}

Ein **Absatz** mit [Verweis](https://example.org/), einer Formel $a^2 + b^2 = c^2$ und

| eins | zwei |
|------|------|
| 1    | 2    |

::: tip Merken
- erstens
- zweitens
:::
"""


def rendering(sections: int) -> Callable[[], object]:
    """Render that many sections."""
    source = "".join(SECTION.replace("{number}", str(number)) for number in range(sections))
    return lambda: render(
        source, resolve_image=lambda _path: None, resolve_link=lambda _target: None
    )


def test_rendering_grows_with_the_text() -> None:
    little, much = seconds_of(rendering(10)), seconds_of(rendering(100))
    Comparison("Markdown, 10 and 100 sections", little, much, at_most=15).confirm()
