"""Reading pictures with Pillow: are they whole, how large, upright; and smaller ones made of them."""

import contextlib
import io
from dataclasses import dataclass
from typing import IO, Any

from django.utils.translation import gettext
from PIL import Image, ImageOps, UnidentifiedImageError

from lms.files.media_types import GIF, JPEG, PNG, WEBP, MediaType
from lms.files.metadata import BrokenPicture, has_more_frames, without_metadata
from lms.kernel.errors import InvalidInput

WIDTHS = (480, 960, 1600)  # pixels; a picture gets those that are smaller than itself
MAX_MEGABYTES = 40
MAX_MEGAPIXELS = 50  # 200 MB in memory; the largest telephone cameras take 48
MAX_MEGAPIXELS_OF_ALL_FRAMES = 250
MAX_FRAMES = 1_000  # a minute and more; each costs time to look at, however small it is
_FORMATS = {"PNG": PNG, "JPEG": JPEG, "MPO": JPEG, "WEBP": WEBP, "GIF": GIF}
_WRITERS: dict[MediaType, tuple[str, dict[str, Any]]] = {
    PNG: ("PNG", {"optimize": True}),
    JPEG: ("JPEG", {"quality": 92, "progressive": True}),
    WEBP: ("WEBP", {"quality": 92, "method": 4}),
    GIF: ("GIF", {}),
}
_ORIENTATION = 0x0112
_MILLION = 1_000_000


@dataclass(frozen=True)
class Picture:
    """A checked picture: its bytes as they are kept, its kind and its size in pixels."""

    data: bytes
    kind: MediaType
    width: int
    height: int


@dataclass(frozen=True)
class Smaller:
    """A picture made smaller, as WebP; sizes in pixels."""

    data: bytes
    width: int
    height: int


def checked(data: bytes) -> Picture:
    """The picture in `data`: whole, upright, of bounded size, without metadata.

    Raises InvalidInput with a reason.
    """
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "WEBP", "GIF")) as image:
            kind = _FORMATS[image.format or ""]
            _check_frames(image, data, kind=kind)
            _check_size(image)
            _load(image)
            upright = _upright(image, data, kind=kind)
    except (Image.DecompressionBombError, MemoryError) as error:
        raise _too_many_pixels() from error
    except (OSError, SyntaxError, ValueError, KeyError, EOFError, UnidentifiedImageError) as error:
        raise _broken() from error
    return _read_back(upright, kind=kind)


def _check_frames(image: Image.Image, data: bytes, *, kind: MediaType) -> None:
    """Counted before anything is decoded: of a GIF by its blocks, of others by what they say."""
    is_gif = kind is GIF
    if has_more_frames(data, most=MAX_FRAMES) if is_gif else _frames(image) > MAX_FRAMES:
        message = gettext(
            "The picture moves for more than %(limit)d frames. Please shorten it, or upload a film."
        )
        raise InvalidInput(message % {"limit": MAX_FRAMES}, code="too_many_frames")


def _check_size(image: Image.Image) -> None:
    pixels = image.width * image.height
    too_many = pixels > MAX_MEGAPIXELS * _MILLION
    if too_many or pixels * _frames(image) > MAX_MEGAPIXELS_OF_ALL_FRAMES * _MILLION:
        raise _too_many_pixels()


def _frames(image: Image.Image) -> int:
    """How many pictures follow each other in time; the second one of an MPO is a thumbnail."""
    return 1 if image.format == "MPO" else getattr(image, "n_frames", 1)


def _load(image: Image.Image) -> None:
    """Decode everything, so that a cut file shows."""
    for frame in range(_frames(image)):
        image.seek(frame)
        image.load()
    image.seek(0)


def _upright(image: Image.Image, data: bytes, *, kind: MediaType) -> bytes:
    """The picture without metadata: the same encoding where it stands upright and follows the rules."""
    lies = _frames(image) == 1 and image.getexif().get(_ORIENTATION, 1) not in (0, 1)
    if not lies:
        with contextlib.suppress(BrokenPicture):
            return without_metadata(data, kind=kind)
    turned = ImageOps.exif_transpose(image)
    return without_metadata(_written(turned, kind=kind), kind=kind)


def _written(image: Image.Image, *, kind: MediaType) -> bytes:
    writer, options = _WRITERS[kind]
    target = io.BytesIO()
    image.info = {key: image.info[key] for key in ("icc_profile",) if key in image.info}
    image.save(target, writer, **options)
    return target.getvalue()


def _read_back(data: bytes, *, kind: MediaType) -> Picture:
    """Open what will be kept once more: it must still be a picture, and has its final size."""
    try:
        with Image.open(io.BytesIO(data)) as image:
            image.load()
            return Picture(data, kind, image.width, image.height)
    except (OSError, SyntaxError, ValueError) as error:
        raise _broken() from error


def smaller(content: IO[bytes], *, width: int) -> Smaller | None:
    """The picture in `content`, `width` pixels wide; None where it moves or is not wider."""
    with Image.open(content) as image:
        if getattr(image, "n_frames", 1) > 1 or image.width <= width:
            return None
        height = max(1, round(image.height * width / image.width))
        image.draft("RGB", (width * 2, height * 2))
        profile = image.info.get("icc_profile") if image.mode in ("RGB", "RGBA") else None
        resized = _in_colours(image).resize((width, height), Image.Resampling.LANCZOS)
        resized.info = {"icc_profile": profile} if profile else {}
        target = io.BytesIO()
        resized.save(target, "WEBP", quality=82, method=4)
    return Smaller(target.getvalue(), width, height)


def _in_colours(image: Image.Image) -> Image.Image:
    if image.mode in ("RGB", "RGBA"):
        return image
    if image.mode.startswith("I"):  # 16 bits of grey; Pillow would cut off instead of scaling
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("RGB")
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _too_many_pixels() -> InvalidInput:
    message = gettext(
        "The picture has more than %(limit)d million pixels. Please make it smaller first;"
        " 2,000 pixels in width are plenty for a page."
    )
    return InvalidInput(message % {"limit": MAX_MEGAPIXELS}, code="picture_too_large")


def _broken() -> InvalidInput:
    message = gettext(
        "The picture is damaged or not complete. Please save it again as PNG or JPEG and try anew."
    )
    return InvalidInput(message, code="picture_broken")
