"""Pictures tell nothing of where, when and by whom they were taken."""

import io
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from lms.files import disk
from lms.files.media_types import GIF, JPEG, PNG, WEBP, MediaType
from lms.files.metadata import BrokenPicture, without_metadata
from tests.lms.files.samples import PLACE, exif, moving_gif, picture, stored

KINDS = {"PNG": PNG, "JPEG": JPEG, "WEBP": WEBP}


def with_metadata(file_format: str) -> bytes:
    options: dict[str, Any] = {"exif": exif(), "xmp": b"<x>" + PLACE + b"</x>"}
    if file_format == "PNG":
        texts = PngImagePlugin.PngInfo()
        texts.add_text("Comment", PLACE.decode())
        texts.add_itxt("XML:com.adobe.xmp", PLACE.decode())
        options = {"exif": exif(), "pnginfo": texts}
    if file_format == "JPEG":
        options["comment"] = PLACE
    return picture(file_format, **options)


def pixels(data: bytes) -> bytes:
    with Image.open(io.BytesIO(data)) as image:
        return image.convert("RGB").tobytes()


@pytest.mark.parametrize("file_format", KINDS)
def test_metadata_goes_and_every_pixel_stays(file_format: str) -> None:
    before = with_metadata(file_format)
    assert PLACE in before
    after = without_metadata(before, kind=KINDS[file_format])
    assert PLACE not in after
    assert pixels(after) == pixels(before)
    with Image.open(io.BytesIO(after)) as image:
        assert not dict(image.getexif())
        assert "xmp" not in image.info


@pytest.mark.parametrize("file_format", KINDS)
def test_taking_it_out_twice_changes_nothing(file_format: str) -> None:
    once = without_metadata(with_metadata(file_format), kind=KINDS[file_format])
    assert without_metadata(once, kind=KINDS[file_format]) == once


@pytest.mark.parametrize("file_format", KINDS)
def test_what_hangs_on_behind_the_picture_is_left_off(file_format: str) -> None:
    plain = picture(file_format)
    once = without_metadata(plain, kind=KINDS[file_format])
    assert without_metadata(plain + b"ftypmp42" + PLACE, kind=KINDS[file_format]) == once


def test_a_moving_gif_keeps_its_frames_and_loses_its_comment() -> None:
    before = moving_gif()
    after = without_metadata(before + PLACE, kind=GIF)
    assert PLACE in before
    assert PLACE not in after
    with Image.open(io.BytesIO(after)) as image:
        assert (image.n_frames, image.info["loop"], image.info["duration"]) == (3, 0, 100)  # type: ignore[attr-defined]


def test_colour_profiles_stay_because_colours_depend_on_them() -> None:
    profile = b"profile" * 30
    after = without_metadata(picture("JPEG", icc_profile=profile), kind=JPEG)
    with Image.open(io.BytesIO(after)) as image:
        assert image.info["icc_profile"] == profile


@pytest.mark.django_db
@pytest.mark.parametrize("file_format", KINDS)
def test_the_stored_original_has_no_place_in_it(file_format: str) -> None:
    row = stored(with_metadata(file_format), f"a.{file_format.lower()}")
    assert PLACE not in disk.full_path(row.path).read_bytes()


@pytest.mark.django_db
@pytest.mark.parametrize("file_format", KINDS)
def test_a_picture_taken_sideways_is_stored_upright(file_format: str) -> None:
    lying = picture(file_format, (60, 20), exif=exif(orientation=6))
    row = stored(lying, f"a.{file_format.lower()}")
    assert (row.width, row.height) == (20, 60)
    with Image.open(disk.full_path(row.path)) as image:
        assert not dict(image.getexif())
        top, bottom = (image.convert("L").getpixel((10, y)) for y in (5, 55))
    assert top < 125 < bottom  # type: ignore[operator]


@pytest.mark.django_db
def test_storing_an_exported_picture_again_finds_the_same_file() -> None:
    row = stored(picture("JPEG", exif=exif(orientation=6)), "a.jpg")
    again = stored(disk.full_path(row.path).read_bytes(), "a.jpg")
    assert again.pk == row.pk


@settings(max_examples=200, deadline=None)
@given(
    kind=st.sampled_from([PNG, JPEG, WEBP, GIF]),
    cut=st.integers(0, 400),
    noise=st.binary(max_size=40),
)
def test_broken_bytes_end_in_a_reason_or_a_result(kind: MediaType, cut: int, noise: bytes) -> None:
    name = {PNG: "PNG", JPEG: "JPEG", WEBP: "WEBP", GIF: "GIF"}[kind]
    data = picture(name, mode="P" if kind is GIF else "RGB")
    broken = data[:cut] + noise + data[cut + len(noise) // 2 :]
    try:
        result = without_metadata(broken, kind=kind)
    except BrokenPicture:
        return
    assert len(result) <= len(broken) + 20


def test_a_long_run_of_fill_bytes_takes_linear_time() -> None:
    data = picture("JPEG")
    start = data.index(b"\xff\xda")
    hostile = data[: start + 20] + b"\xff" * 3_000_000
    with pytest.raises(BrokenPicture):
        without_metadata(hostile, kind=JPEG)
