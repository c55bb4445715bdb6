"""Taking out of pictures what tells where, when and by whom they were taken, without a new encoding.

Only the parts that browsers need for showing are copied; EXIF, XMP, IPTC, comments, thumbnails,
attached films and whatever follows the picture are left behind. Done twice, nothing changes: an
exported and imported course keeps its files. Pure. After ITU-T T.81 annex B (JPEG), PNG third
edition section 4.7, RFC 9649 (WebP) and GIF89a.
"""

import re
from collections.abc import Callable, Iterator

from lms.files.media_types import GIF, JPEG, PNG, WEBP, MediaType

_PNG_START = b"\x89PNG\r\n\x1a\n"
_PNG_NAMES = (
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD pHYs acTL fcTL fdAT"
)
_PNG_KEPT = frozenset(_PNG_NAMES.split())
_JPEG_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
_JPEG_END_OF_SCAN = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
_VP8X_EXIF_AND_XMP = 0b0000_1100


class BrokenPicture(ValueError):
    """The bytes don't follow the format's rules."""


def without_metadata(data: bytes, *, kind: MediaType) -> bytes:
    """`data` with the parts that show the picture only. Other kinds come back unchanged.

    Raises BrokenPicture where the parts don't fit together.
    """
    stripper = _STRIPPERS.get(kind)
    return stripper(data) if stripper else data


def has_more_frames(data: bytes, *, most: int) -> bool:
    """Whether a GIF holds more than `most` pictures; told from its blocks, without decoding any."""
    count = 0
    try:
        for block in _gif_blocks(data, 13 + _colour_table_length(data, flags_at=10)):
            count += block[:1] == b"\x2c"
            if count > most:
                return True
    except BrokenPicture:
        return False
    return False


def _strip_png(data: bytes) -> bytes:
    kept = [_PNG_START]
    position = len(_PNG_START)
    while position + 12 <= len(data):
        length = int.from_bytes(data[position : position + 4], "big")
        name = data[position + 4 : position + 8]
        end = position + 12 + length
        if end > len(data):
            break
        if name in _PNG_KEPT:
            kept.append(data[position:end])
        if name == b"IEND":
            return b"".join(kept)
        position = end
    raise BrokenPicture("a PNG without end")


def _strip_webp(data: bytes) -> bytes:
    kept = [bytes(part) for part in _webp_chunks(data)]
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def _webp_chunks(data: bytes) -> Iterator[bytes]:
    position = 12
    limit = min(len(data), 8 + int.from_bytes(data[4:8], "little"))
    while position + 8 <= limit:
        name = data[position : position + 4]
        length = int.from_bytes(data[position + 4 : position + 8], "little")
        end = position + 8 + length + length % 2
        if position + 8 + length > len(data):
            raise BrokenPicture("a WebP whose part is longer than the file")
        chunk = data[position:end]
        if name == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~_VP8X_EXIF_AND_XMP]) + chunk[9:]
        if name in (b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ICCP", b"ANIM", b"ANMF"):
            yield chunk.ljust(8 + length + length % 2, b"\0")
        position = end


def _strip_jpeg(data: bytes) -> bytes:
    kept = [data[:2]]
    position = 2
    while True:
        position, marker = _next_marker(data, position)
        if marker == 0xD9:
            kept.append(b"\xff\xd9")
            return b"".join(kept)
        if marker in _JPEG_ALONE:
            continue
        length = int.from_bytes(data[position : position + 2], "big")
        segment = data[position : position + length]
        end = position + length
        if length < 2 or len(segment) < length:
            raise BrokenPicture("a JPEG whose part is longer than the file")
        if marker == 0xDA:
            end = _end_of_scan(data, end)
            segment = data[position:end]
        if _is_needed(marker, segment):
            kept.append(bytes((0xFF, marker)) + segment)
        position = end


def _next_marker(data: bytes, position: int) -> tuple[int, int]:
    """Where the marker at `position` ends, and which it is; fill bytes are skipped."""
    if data[position : position + 1] != b"\xff":
        raise BrokenPicture("a JPEG with something between its parts")
    while data[position : position + 1] == b"\xff":
        position += 1
    if position >= len(data):
        raise BrokenPicture("a JPEG without end")
    return position + 1, data[position]


def _end_of_scan(data: bytes, start: int) -> int:
    found = _JPEG_END_OF_SCAN.search(data, start)
    if found is None:
        raise BrokenPicture("a JPEG without end")
    return found.start()


def _is_needed(marker: int, segment: bytes) -> bool:
    """Tables, frames and scans; of the applications' parts JFIF, colour profile and Adobe's transform."""
    if marker == 0xFE:
        return False
    if not 0xE0 <= marker <= 0xEF:
        return True
    body = segment[2:]
    return (
        (marker == 0xE0 and body.startswith(b"JFIF\0"))
        or (marker == 0xE2 and body.startswith(b"ICC_PROFILE\0"))
        or (marker == 0xEE and body.startswith(b"Adobe"))
    )


def _strip_gif(data: bytes) -> bytes:
    start = 13 + _colour_table_length(data, flags_at=10)
    return data[:start] + b"".join(_gif_blocks(data, start)) + b"\x3b"


def _colour_table_length(data: bytes, *, flags_at: int) -> int:
    if flags_at >= len(data):
        raise BrokenPicture("a GIF without end")
    flags = data[flags_at]
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _gif_blocks(data: bytes, position: int) -> Iterator[bytes]:
    """Pictures with their timing, and the note that they repeat; no comments, no XMP."""
    while data[position : position + 1] != b"\x3b":
        introducer = data[position : position + 2]
        if introducer[:1] == b"\x2c":
            table = _colour_table_length(data, flags_at=position + 9)
            end = _end_of_sub_blocks(data, position + 10 + table + 1)
        elif introducer[:1] == b"\x21":
            end = _end_of_sub_blocks(data, position + 2)
        else:
            raise BrokenPicture("a GIF with something between its blocks")
        block = data[position:end]
        repeats = block[3:].startswith((b"NETSCAPE2.0", b"ANIMEXTS1.0"))
        if introducer[:1] == b"\x2c" or introducer == b"\x21\xf9" or repeats:
            yield block
        position = end


def _end_of_sub_blocks(data: bytes, position: int) -> int:
    while position < len(data):
        length = data[position]
        position += 1 + length
        if not length:
            return position
    raise BrokenPicture("a GIF without end")


_STRIPPERS: dict[MediaType, Callable[[bytes], bytes]] = {
    PNG: _strip_png,
    JPEG: _strip_jpeg,
    WEBP: _strip_webp,
    GIF: _strip_gif,
}
