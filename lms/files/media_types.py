"""The kinds of file we keep, and how their first bytes give them away. Pure.

Signatures after the formats' own specifications: ISO 32000 (PDF), APPNOTE 4.3 (zip), OpenDocument 1.3
part 2 section 3.3 (the first member is `mimetype`), ECMA-376 part 2 (OOXML), ISO 14496-12 section 4.3
(`ftyp`), RFC 9559 (Matroska), WebVTT section 4.
"""

from dataclasses import dataclass

_OPEN_DOCUMENT = "application/vnd.oasis.opendocument"
_OPEN_XML = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True)
class MediaType:
    """A kind of file: its name (RFC 6838), its extensions, whether a browser may show it itself.

    What is for the team holds what learners must not read, such as the solutions of a notebook.
    """

    name: str
    extensions: tuple[str, ...]
    is_shown: bool = False
    is_for_team: bool = False

    @property
    def is_picture(self) -> bool:
        """Whether it has pixels that we read and resize."""
        return self.name.startswith("image/")


PNG = MediaType("image/png", ("png",), is_shown=True)
JPEG = MediaType("image/jpeg", ("jpg", "jpeg"), is_shown=True)
WEBP = MediaType("image/webp", ("webp",), is_shown=True)
GIF = MediaType("image/gif", ("gif",), is_shown=True)
PDF = MediaType("application/pdf", ("pdf",))
ZIP = MediaType("application/zip", ("zip",))
ODT = MediaType(f"{_OPEN_DOCUMENT}.text", ("odt",))
ODS = MediaType(f"{_OPEN_DOCUMENT}.spreadsheet", ("ods",))
ODP = MediaType(f"{_OPEN_DOCUMENT}.presentation", ("odp",))
ODG = MediaType(f"{_OPEN_DOCUMENT}.graphics", ("odg",))
DOCX = MediaType(f"{_OPEN_XML}.wordprocessingml.document", ("docx",))
XLSX = MediaType(f"{_OPEN_XML}.spreadsheetml.sheet", ("xlsx",))
PPTX = MediaType(f"{_OPEN_XML}.presentationml.presentation", ("pptx",))
MP4 = MediaType("video/mp4", ("mp4", "m4v"), is_shown=True)
WEBM = MediaType("video/webm", ("webm",), is_shown=True)
VTT = MediaType("text/vtt", ("vtt",), is_shown=True)
TEXT = MediaType("text/plain", ("txt",), is_shown=True)
CSV = MediaType("text/csv", ("csv",))
H5P = MediaType("application/zip+h5p", ("h5p",))
IPYNB = MediaType("application/x-ipynb+json", ("ipynb",), is_for_team=True)

ALL = (
    *(PNG, JPEG, WEBP, GIF, PDF, ZIP, ODT, ODS, ODP, ODG),
    *(DOCX, XLSX, PPTX, MP4, WEBM, VTT, TEXT, CSV, H5P, IPYNB),
)
BY_NAME = {kind.name: kind for kind in ALL}
FOR_TEAM = frozenset(kind.name for kind in ALL if kind.is_for_team)
BY_EXTENSION = {extension: kind for kind in ALL for extension in kind.extensions}
# They run programs in whoever opens them, in our name when shown from our address.
ACTIVE_EXTENSIONS = frozenset(
    ("svg", "svgz", "html", "htm", "xhtml", "xht", "shtml", "xml", "js", "mjs", "swf")
)

ZIPPED = frozenset((ZIP, ODT, ODS, ODP, ODG, DOCX, XLSX, PPTX))

HEAD_BYTES = 4096
TAIL_BYTES = 1_000_000
_ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
_ODF = {b"mimetype" + kind.name.encode(): kind for kind in (ODT, ODS, ODP, ODG)}
_OOXML = {b"word/document.xml": DOCX, b"xl/workbook.xml": XLSX, b"ppt/presentation.xml": PPTX}
_NOT_MP4 = (b"qt  ", b"heic", b"heix", b"mif1", b"msf1", b"avif", b"avis", b"M4A ")
_MACROS = b"vbaProject.bin"


def recognise(*, head: bytes, tail: bytes) -> MediaType | None:
    """The kind of a file by its first HEAD_BYTES and last TAIL_BYTES; None for text and unknown ones."""
    if head.startswith(_ZIP_STARTS):
        return _kind_of_zip(head, tail)
    if head[4:8] == b"ftyp":
        return None if head[8:12] in _NOT_MP4 else MP4
    if head.startswith(b"\x1aE\xdf\xa3"):
        return WEBM if b"webm" in head else None
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return WEBP
    starts = {b"\x89PNG\r\n\x1a\n": PNG, b"\xff\xd8\xff": JPEG, b"GIF8": GIF, b"%PDF-": PDF}
    return next((kind for start, kind in starts.items() if head.startswith(start)), None)


def _kind_of_zip(head: bytes, tail: bytes) -> MediaType:
    # A longer name continues a shorter one ("….text" and "….text-template"): the member's next
    # header, PK, must follow.
    for start, kind in _ODF.items():
        if head[30:].startswith(start) and head[30 + len(start) :][:2] == b"PK":
            return kind
    return next((kind for member, kind in _OOXML.items() if member in tail), ZIP)


def has_macros(*, tail: bytes) -> bool:
    """Whether the list of members at the end of an OOXML file names a macro project."""
    return _MACROS in tail


def is_markup(head: bytes) -> bool:
    """Whether a file begins like HTML or SVG, whatever its name says."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype html", b"<html", b"<svg", b"<?xml", b"<script"))
