"""Which files a package may hold, and whether each is what its name says.

The lists are H5P core's (`defaultContentWhitelist`, `defaultLibraryWhitelistExtras`) without what could run
or can't be told apart: Flash everywhere, drawings and XML inside contents.
"""

import re
from collections.abc import Callable, Mapping
from itertools import chain

CONTENT_EXTENSIONS = frozenset(
    [
        "json",
        "png",
        "jpg",
        "jpeg",
        "gif",
        "bmp",
        "tif",
        "tiff",
        "webp",
        "eot",
        "ttf",
        "woff",
        "woff2",
        "otf",
        "webm",
        "mp4",
        "ogg",
        "ogv",
        "oga",
        "mp3",
        "m4a",
        "wav",
        "txt",
        "pdf",
        "rtf",
        "doc",
        "docx",
        "xls",
        "xlsx",
        "ppt",
        "pptx",
        "odt",
        "ods",
        "odp",
        "csv",
        "diff",
        "patch",
        "md",
        "textile",
        "vtt",
        "webvtt",
        "gltf",
        "glb",
    ]
)
LIBRARY_EXTENSIONS = CONTENT_EXTENSIONS | frozenset(["js", "css", "svg", "xml", "map"])
HEAD_BYTES = 4096

Test = Callable[[bytes], bool]


def _begins(*signatures: bytes) -> Test:
    return lambda head: head.startswith(signatures)


def _riff(kind: bytes) -> Test:
    return lambda head: head[:4] == b"RIFF" and head[8:12] == kind


def _iso_media(head: bytes) -> bool:
    """MP4 and its relatives: a box of a known type comes first (ISO/IEC 14496-12, section 4.2)."""
    return head[4:8] in (b"ftyp", b"moov", b"mdat", b"free", b"skip", b"wide")


def _mp3(head: bytes) -> bool:
    """A tag, or the eleven set bits that begin a frame (ISO/IEC 11172-3); some start with zeros."""
    start = head.lstrip(b"\0")
    return start[:3] == b"ID3" or (len(start) > 1 and start[0] == 0xFF and start[1] & 0xE0 == 0xE0)


def _text(head: bytes) -> bool:
    """No NUL bytes, and nothing that a browser would take for a page."""
    return b"\0" not in head and not looks_like_markup(head)


def _xml(head: bytes) -> bool:
    return b"\0" not in head


_PAGE = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|script|iframe|svg|object|embed|form|link|meta|\?php)",
    re.IGNORECASE,
)


def looks_like_markup(head: bytes) -> bool:
    """Whether a browser that guesses might take this for HTML (WHATWG MIME Sniffing, section 7.1)."""
    return bool(_PAGE.match(head.removeprefix(b"\xef\xbb\xbf").lstrip()))


_ZIP = _begins(b"PK\x03\x04", b"PK\x05\x06")
_OLE = _begins(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")

_TESTS: Mapping[str, Test] = {
    "png": _begins(b"\x89PNG\r\n\x1a\n"),
    "gif": _begins(b"GIF87a", b"GIF89a"),
    "bmp": _begins(b"BM"),
    "webp": _riff(b"WEBP"),
    "wav": _riff(b"WAVE"),
    "webm": _begins(b"\x1a\x45\xdf\xa3"),
    "mp3": _mp3,
    "pdf": lambda head: b"%PDF-" in head[:1024],
    "rtf": _begins(b"{\\rtf"),
    "woff": _begins(b"wOFF"),
    "woff2": _begins(b"wOF2"),
    "otf": _begins(b"OTTO", b"\0\1\0\0", b"true"),
    "ttf": _begins(b"\0\1\0\0", b"true", b"ttcf", b"OTTO"),
    "eot": lambda head: head[34:36] == b"LP",
    "glb": _begins(b"glTF"),
    "svg": _xml,
    "xml": _xml,
    **dict.fromkeys(("jpg", "jpeg"), _begins(b"\xff\xd8\xff")),
    **dict.fromkeys(("tif", "tiff"), _begins(b"II*\0", b"MM\0*")),
    **dict.fromkeys(("ogg", "ogv", "oga"), _begins(b"OggS")),
    **dict.fromkeys(("mp4", "m4a"), _iso_media),
    **dict.fromkeys(("docx", "xlsx", "pptx", "odt", "ods", "odp"), _ZIP),
    **dict.fromkeys(("doc", "xls", "ppt"), _OLE),
    **dict.fromkeys(
        ("json", "txt", "csv", "diff", "patch", "md", "textile", "vtt", "webvtt", "gltf"), _text
    ),
}

ARCHIVES = frozenset(("docx", "xlsx", "pptx", "odt", "ods", "odp"))
"""Types that are zip files themselves."""

_INTERCHANGEABLE = (
    frozenset(("png", "jpg", "jpeg", "gif", "bmp", "webp", "tif", "tiff")),
    frozenset(("mp4", "m4a", "webm", "mp3", "ogg", "oga", "ogv", "wav")),
    frozenset(("ttf", "otf", "woff", "woff2", "eot")),
)
"""Families in which a wrong name does no harm: browsers show a PNG called .jpg, and authors rename so."""


def extension_of(path: str) -> str:
    """The extension in lower case without the dot; "" when there is none."""
    name = path.rpartition("/")[2]
    return name.rpartition(".")[2].lower() if "." in name.strip(".") else ""


def fits_its_name(extension: str, head: bytes) -> bool:
    """Whether a file that begins with `head` is what its extension says. Empty files fit every text."""
    test = _TESTS.get(extension)
    if test is None:
        return True
    if test(head):
        return True
    family = next((f for f in _INTERCHANGEABLE if extension in f), frozenset[str]())
    return any(_TESTS[other](head) for other in family)


_SVG_ACTIVE = re.compile(
    rb"<\s*(?:[\w-]+:)?(?:script|foreignobject|iframe|object|embed|handler|listener|animate|set)\b"
    rb"|[\s/\"']on[a-z]+\s*=|javascript\s*:|data\s*:\s*text|<!entity|<\?xml-stylesheet",
    re.IGNORECASE,
)
_SVG_ELSEWHERE = re.compile(rb"(?:href|src)\s*=\s*[\"']?\s*(?:https?:)?//", re.IGNORECASE)
_CHARACTER_REFERENCE = re.compile(rb"&#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));?", re.IGNORECASE)


def is_active_drawing(raw: bytes) -> bool:
    """Whether an SVG could run something or load from elsewhere, also written with character references."""
    plain = _CHARACTER_REFERENCE.sub(_spelled, raw.replace(b"\0", b""))
    return any(p.search(text) for p in (_SVG_ACTIVE, _SVG_ELSEWHERE) for text in (raw, plain))


def _spelled(found: "re.Match[bytes]") -> bytes:
    code = int(found[1], 16) if found[1] else int(found[2])
    return chr(code).encode("utf-8", "replace") if 0 < code < 0x110000 else b""


def known_extensions() -> frozenset[str]:
    """Every extension that has a test of its content."""
    return frozenset(chain(_TESTS))
