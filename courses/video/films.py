"""What a film's file says of itself, read with MediaInfo."""

from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _
from pymediainfo import MediaInfo

# What all browsers of the last years play (MediaInfo's names).
PLAYED_EVERYWHERE = frozenset({"AVC", "VP8", "VP9", "AV1"})
_WHOLE_FILE = 1.0
# A WebM that was written while it was recorded doesn't know its end (RFC 9559, section 4.5: a Segment
# of unknown size). MediaInfo takes that for a broken file; it is none.
_OPEN_ENDS = (b"\x18\x53\x80\x67\x01" + b"\xff" * 7, b"\x18\x53\x80\x67\xff")
_HEAD_BYTES = 4096


@dataclass(frozen=True)
class Film:
    """Length in seconds, size in pixels as shown, how it is encoded."""

    length_seconds: float
    width: int
    height: int
    has_sound: bool
    encoding: str
    starts_at_once: bool

    @property
    def plays_everywhere(self) -> bool:
        """Whether no browser lacks what it needs."""
        return self.encoding in PLAYED_EVERYWHERE


class UnreadableFilm(Exception):
    """The file can't be shown as a film; the message says why and what to do."""


def read_film(location: Path) -> Film:
    """The film in the file at `location`. Raises UnreadableFilm."""
    found = _parsed(location)
    if _breaks_off(found, location):
        raise UnreadableFilm(_("The film breaks off: its file is not complete. Export it again."))
    if not found.video_tracks:
        raise UnreadableFilm(_("There is no moving picture in this file. Export it again."))
    length = _length_seconds(found) or _length_seconds(_parsed(location, speed=_WHOLE_FILE))
    if not length:
        raise UnreadableFilm(
            _("The film doesn't say how long it is. Export it again as MP4 (H.264) or WebM.")
        )
    picture = found.video_tracks[0]
    turned = str(picture.rotation or "0").split(".")[0] in ("90", "270")
    width, height = int(picture.width or 0), int(picture.height or 0)
    return Film(
        length_seconds=length,
        width=height if turned else width,
        height=width if turned else height,
        has_sound=bool(found.audio_tracks),
        encoding=str(picture.format or ""),
        starts_at_once=found.general_tracks[0].isstreamable != "No",
    )


def _parsed(location: Path, *, speed: float = 0.5) -> MediaInfo:
    """At half speed MediaInfo looks at both ends; recordings of browsers state no length anywhere."""
    parsed: MediaInfo = MediaInfo.parse(location, parse_speed=speed)
    return parsed


def _breaks_off(found: MediaInfo, location: Path) -> bool:
    if found.general_tracks and found.general_tracks[0].istruncated != "Yes":
        return False
    with location.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    return not any(mark in head for mark in _OPEN_ENDS)


def _length_seconds(found: MediaInfo) -> float:
    """The longest of the tracks; 0 where none says."""
    lengths = [track.duration for track in (*found.general_tracks, *found.video_tracks)]
    return max((float(length) / 1000 for length in lengths if length), default=0.0)
