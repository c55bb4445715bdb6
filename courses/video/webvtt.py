"""WebVTT, read strictly: every fault with its line, so that it can be mended. Pure.

After https://www.w3.org/TR/webvtt1/, section 4 (the syntax for authors). Libraries at hand read what
browsers forgive and skip the rest without saying where.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

ARROW = "-->"
_STAMP = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_TIMING = re.compile(rf"{_STAMP}[ \t]+-->[ \t]+{_STAMP}(?:[ \t]+\S.*)?[ \t]*")
_NOT_SHOWN = re.compile(r"(?:NOTE|STYLE|REGION)(?:[ \t]|$)")
_VOICE = re.compile(r"<v(?:\.[^ \t>]*)?[ \t]+([^>]*)>")
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Cue:
    """One text and when it is shown, in seconds. `line` is where its times stand, counted from 1."""

    start: float
    end: float
    text: str
    line: int


@dataclass(frozen=True)
class Fault:
    """What is wrong, and on which line."""

    line: int
    message: str


@dataclass
class Track:
    """The cues of a file in their order, and its faults."""

    cues: list[Cue] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def fault(self, line: int, message: str) -> None:
        """Note something to mend."""
        self.faults.append(Fault(line, message))


def read_webvtt(text: str) -> Track:
    """The cues in `text`, a whole file."""
    track = Track()
    lines = re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff"))
    if not re.match(r"WEBVTT(?:[ \t]|$)", lines[0]):
        track.fault(1, _("The first line must be WEBVTT and nothing else."))
    for at, block in _blocks(lines):
        _read_block(at, block, track)
    if not track.cues and not track.faults:
        track.fault(1, _("The file holds no text with times."))
    return track


def _blocks(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """What stands between empty lines after the header, with the number of its first line."""
    block: list[str] = []
    in_header = True
    for number, line in enumerate([*lines, ""], start=1):
        if line:
            block.append(line)
            continue
        if block and not in_header:
            yield number - len(block), block
        in_header = in_header and not block
        block = []


def _read_block(at: int, block: list[str], track: Track) -> None:
    if _NOT_SHOWN.match(block[0]) and ARROW not in block[0]:
        return
    timed = next((index for index, line in enumerate(block[:2]) if ARROW in line), None)
    if timed is None:
        message = _("Here times are expected, such as 00:01:02.500 --> 00:01:05.000.")
        track.fault(at, message)
        return
    line = at + timed
    times = _times(block[timed], line, track)
    again = next((line + n for n, words in enumerate(block[timed + 1 :], 1) if ARROW in words), 0)
    if again:
        track.fault(again, _("An empty line is missing above these times."))
    if times is not None and not again:
        _add(Cue(*times, _plain(block[timed + 1 :]), line), track)


def _times(words: str, line: int, track: Track) -> tuple[float, float] | None:
    found = _TIMING.fullmatch(words.strip(" \t"))
    if found is None:
        track.fault(line, _misread(words))
        return None
    return _seconds(found.groups()[:4]), _seconds(found.groups()[4:])


def _misread(words: str) -> str:
    if re.search(r"\d,\d{3}", words):
        return _("Write a point before the thousandths, not a comma: 00:01:02.500.")
    return _("These times can't be read. Write them so: 00:01:02.500 --> 00:01:05.000.")


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000


def _add(cue: Cue, track: Track) -> None:
    if cue.end <= cue.start:
        track.fault(cue.line, _("The text ends before it begins."))
    elif track.cues and cue.start < track.cues[-1].start:
        track.fault(cue.line, _("The text begins before the one above it. Sort them by time."))
    elif not cue.text:
        track.fault(cue.line + 1, _("The text is missing below these times."))
    else:
        track.cues.append(cue)


def _plain(lines: list[str]) -> str:
    """The text as it is read out: voices become names, other tags go."""
    spoken = _VOICE.sub(r"\1: ", " ".join(line.strip() for line in lines))
    return " ".join(html.unescape(_TAG.sub("", spoken)).split())
