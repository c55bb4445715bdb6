"""Is this a file we keep? Content decides, the name must agree."""

import codecs
import os
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext

from lms.files import media_types, pictures
from lms.files.media_types import CSV, DOCX, H5P, IPYNB, PPTX, TEXT, VTT, XLSX, ZIP, MediaType
from lms.files.names import extension_of
from lms.kernel.errors import InvalidInput

_TEXTS = (TEXT, CSV, VTT, IPYNB)
_WITH_MACROS = (DOCX, XLSX, PPTX)
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\r\f\x1b")
_CHUNK = 1_000_000


@dataclass(frozen=True)
class Checked:
    """What a file turned out to be; `picture` for pictures, whose bytes may have changed."""

    kind: MediaType
    picture: pictures.Picture | None = None


def check(path: Path, *, name: str) -> Checked:
    """What the file at `path`, called `name`, is. Raises InvalidInput with a reason and a way on."""
    extension = extension_of(name)
    head, tail = _ends(path)
    expected = media_types.BY_EXTENSION.get(extension)
    hides_markup = expected not in _TEXTS and media_types.is_markup(head)
    if extension in media_types.ACTIVE_EXTENSIONS or hides_markup:
        raise _active()
    if expected is None:
        raise _unknown(extension)
    found = expected if expected in _TEXTS else media_types.recognise(head=head, tail=tail)
    if not (found is expected or (expected in (ZIP, H5P) and found in media_types.ZIPPED)):
        raise _other_content(name, found)
    if expected in _TEXTS:
        _check_text(path, head=head, kind=expected)
    if expected in _WITH_MACROS and media_types.has_macros(tail=tail):
        raise _macros()
    return Checked(expected, _picture(path) if expected.is_picture else None)


def _ends(path: Path) -> tuple[bytes, bytes]:
    with path.open("rb") as file:
        head = file.read(media_types.HEAD_BYTES)
        file.seek(max(0, file.seek(0, os.SEEK_END) - media_types.TAIL_BYTES))
        return head, file.read()


def _picture(path: Path) -> pictures.Picture:
    if path.stat().st_size > pictures.MAX_MEGABYTES * 1024 * 1024:
        message = gettext("The picture is larger than %(limit)d MB. Please make it smaller first.")
        raise InvalidInput(message % {"limit": pictures.MAX_MEGABYTES}, code="picture_too_large")
    return pictures.checked(path.read_bytes())


def _check_text(path: Path, *, head: bytes, kind: MediaType) -> None:
    """Text has no control characters; what browsers show must be UTF-8 (tables of Excel may differ)."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            if not _CONTROLS.isdisjoint(chunk):
                raise _not_text()
            _decode(decoder, chunk, kind=kind, is_last=False)
    _decode(decoder, b"", kind=kind, is_last=True)
    if kind is VTT and not head.removeprefix(codecs.BOM_UTF8).startswith(b"WEBVTT"):
        raise InvalidInput(
            gettext("Subtitles begin with the line WEBVTT. Please export them as WebVTT."),
            code="not_webvtt",
        )


def _decode(
    decoder: codecs.IncrementalDecoder, chunk: bytes, *, kind: MediaType, is_last: bool
) -> None:
    if kind is CSV:
        return
    try:
        decoder.decode(chunk, is_last)
    except UnicodeDecodeError as error:
        message = gettext("The text is not stored as UTF-8. Please save it as UTF-8 and try anew.")
        raise InvalidInput(message, code="not_utf8") from error


def _active() -> InvalidInput:
    message = gettext(
        "HTML and SVG files can contain programs that would run in our readers' browsers, so we"
        " don't keep them. Please save drawings as PNG or WebP and texts as PDF, or pack the file"
        " into a zip."
    )
    return InvalidInput(message, code="active_content")


def _unknown(extension: str) -> InvalidInput:
    message = gettext("We don't keep files of the kind “%(extension)s”. We keep: %(known)s.")
    known = ", ".join(sorted(media_types.BY_EXTENSION))
    return InvalidInput(message % {"extension": extension, "known": known}, code="unknown_kind")


def _other_content(name: str, found: MediaType | None) -> InvalidInput:
    if found is None:
        message = gettext("“%(name)s” does not contain what its name says. Please export it again.")
        return InvalidInput(message % {"name": name}, code="other_content")
    message = gettext("“%(name)s” is really a file of the kind %(kind)s. Please rename it.")
    kind = found.extensions[0].upper()
    return InvalidInput(message % {"name": name, "kind": kind}, code="other_content")


def _not_text() -> InvalidInput:
    message = gettext("This is not a text file. Please save it as plain text in UTF-8.")
    return InvalidInput(message, code="other_content")


def _macros() -> InvalidInput:
    message = gettext("The document contains macros. Please save it without macros and try anew.")
    return InvalidInput(message, code="macros")
