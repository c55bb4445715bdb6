"""Files made on the spot: pictures of any size and make, documents, films."""

import io
import struct
import zipfile
import zlib
from typing import Any

from PIL import Image
from PIL.TiffImagePlugin import IFDRational

from lms.files.models import StoredFile
from lms.files.services import store_file

PLACE = b"Salzgitter-Bad"


def picture(
    file_format: str = "PNG", size: tuple[int, int] = (40, 20), mode: str = "RGB", **options: Any
) -> bytes:
    """A picture, its left half dark and its right half light."""
    image = Image.new(mode, size)
    light = Image.new(mode, (size[0] // 2, size[1]), 200 if mode in ("L", "P") else "white")
    image.paste(light, (size[0] - size[0] // 2, 0))
    target = io.BytesIO()
    image.save(target, file_format, **options)
    return target.getvalue()


def exif(*, orientation: int = 1) -> Image.Exif:
    """Metadata as a telephone writes it: where, and how it was held."""
    metadata = Image.Exif()
    metadata[0x0112] = orientation
    metadata[0x010E] = PLACE.decode()
    metadata.get_ifd(0x8825).update(
        {1: "N", 2: (IFDRational(52), IFDRational(3), IFDRational(2)), 3: "E"}
    )
    return metadata


def moving_gif(frames: int = 3) -> bytes:
    """A GIF that moves, with a comment."""
    images = [Image.new("RGB", (30, 30), (80 * number, 0, 0)) for number in range(frames)]
    target = io.BytesIO()
    images[0].save(
        target, "GIF", save_all=True, append_images=images[1:], loop=0, comment=PLACE, duration=100
    )
    return target.getvalue()


def png_chunk(name: bytes, data: bytes) -> bytes:
    """One part of a PNG, with its checksum."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png_bomb(width: int = 60_000, height: int = 60_000) -> bytes:
    """A few hundred bytes that claim to hold gigabytes of pixels."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = zlib.compress(b"\0" * 10_000)
    return (
        b"\x89PNG\r\n\x1a\n"
        + png_chunk(b"IHDR", header)
        + png_chunk(b"IDAT", data)
        + png_chunk(b"IEND", b"")
    )


def zipped(**members: bytes) -> bytes:
    """A zip; `__` in a member's name stands for a slash."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/"), data)
    return target.getvalue()


def odt() -> bytes:
    """As much of a text document as tells what it is."""
    return zipped(mimetype=b"application/vnd.oasis.opendocument.text", content=b"<x/>")


def docx(**more: bytes) -> bytes:
    """As much of a text document as tells what it is."""
    return zipped(**{"types": b"<x/>", "word__document.xml": b"<x/>", **more})


FILMS = {
    "film.mp4": b"\0\0\0\x20ftypisom\0\0\2\0isomiso2avc1mp41" + b"\0" * 50,
    "film.webm": b"\x1aE\xdf\xa3\x9fB\x86\x81\1B\xf7\x81\1B\x82\x84webm" + b"\0" * 50,
}


def stored(content: bytes, name: str) -> StoredFile:
    """`content` through the front door."""
    return store_file(content=io.BytesIO(content), name=name)
