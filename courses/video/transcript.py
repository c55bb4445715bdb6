"""The text beside the film: the author's, or made of the captions. Moments in it become marks.

A paragraph that begins with a moment in brackets, `[2:14]`, is where the film can be entered.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.html import format_html_join
from django.utils.translation import gettext as _

from courses.activities.contract import Problem
from courses.video.timings import MOMENT, clock, seconds_at
from courses.video.webvtt import Cue

# In rendered text, which has passed the sanitiser: brackets there are only what was typed.
_MARKED = re.compile(rf"<p>\[({MOMENT})\]\s*")
_TYPED = re.compile(rf"\[({MOMENT})\](?:\s|$)")

PAUSE_SECONDS = 2.0
_LONG_CHARACTERS = 400
_SENTENCE_END = (".", "!", "?", "…", "“", "”")


@dataclass(frozen=True)
class Paragraph:
    """Some sentences and the second at which they begin."""

    start: float
    text: str


def marked(html: str) -> str:
    """`html` with the moments at the beginnings of paragraphs as marks."""
    return _MARKED.sub(
        lambda found: (
            f'<p data-start="{seconds_at(found[1])}"><span class="cue">{found[1]}</span> '
        ),
        html,
    )


def moment_problems(source: str, *, length_seconds: float | None) -> Iterator[Problem]:
    """Marks in `source` that run backwards or lie beyond the film."""
    latest = -1
    for number, line in enumerate(source.split("\n"), start=1):
        found = _TYPED.match(line)
        second = seconds_at(found[1]) if found else None
        if found is None or second is None:
            continue
        if second < latest:
            message = _("The moment %(moment)s stands below a later one.")
            yield Problem(number, message % {"moment": found[1]})
        if length_seconds is not None and second > length_seconds:
            message = _("The film is over at %(length)s; %(moment)s lies beyond.")
            values = {"moment": found[1], "length": clock(length_seconds)}
            yield Problem(number, message % values)
        latest = max(latest, second)


def paragraphs_of(cues: Sequence[Cue]) -> list[Paragraph]:
    """The captions in paragraphs: a new one after a pause, or when a long one ends a sentence."""
    paragraphs: list[Paragraph] = []
    before: Cue | None = None
    for cue in cues:
        if before is None or _begins_anew(paragraphs[-1].text, before, cue):
            paragraphs.append(Paragraph(cue.start, cue.text))
        else:
            last = paragraphs[-1]
            paragraphs[-1] = Paragraph(last.start, f"{last.text} {cue.text}")
        before = cue
    return paragraphs


def _begins_anew(text: str, before: Cue, cue: Cue) -> bool:
    is_long = len(text) > _LONG_CHARACTERS and text.endswith(_SENTENCE_END)
    return is_long or cue.start - before.end >= PAUSE_SECONDS


def html_of(paragraphs: Iterable[Paragraph]) -> str:
    """Paragraphs with their moments as marks."""
    return format_html_join(
        "\n",
        '<p data-start="{}"><span class="cue">{}</span> {}</p>',
        ((round(p.start, 2), clock(p.start), p.text) for p in paragraphs),
    )
