"""Smaller pictures for smaller screens."""

import io

import pytest
from django_q.models import OrmQ
from PIL import Image

from lms.files import disk, handlers, tasks
from lms.files.events import FileStored
from lms.files.models import StoredFile
from lms.files.selectors import available_widths
from tests.lms.files.samples import exif, moving_gif, picture, stored

pytestmark = pytest.mark.django_db


def test_a_large_picture_gets_every_smaller_size_as_webp() -> None:
    row = stored(picture("JPEG", (2000, 1000), exif=exif()), "a.jpg")
    tasks.make_image_sizes(row.pk)
    variants = list(row.variants.all())
    assert [(v.width, v.height) for v in variants] == [(480, 240), (960, 480), (1600, 800)]
    for variant in variants:
        data = disk.full_path(variant.path).read_bytes()
        assert len(data) == variant.size_bytes
        with Image.open(io.BytesIO(data)) as image:
            assert (image.format, image.width) == ("WEBP", variant.width)
            assert not dict(image.getexif())
    assert available_widths(row) == [480, 960, 1600, 2000]


def test_making_sizes_twice_changes_nothing() -> None:
    row = stored(picture("PNG", (1000, 10)), "a.png")
    tasks.make_image_sizes(row.pk)
    before = list(row.variants.values())
    tasks.make_image_sizes(row.pk)
    assert list(row.variants.values()) == before
    assert len(before) == 2


def test_only_what_is_missing_is_made() -> None:
    row = stored(picture("PNG", (1000, 10)), "a.png")
    tasks.make_image_sizes(row.pk)
    row.variants.filter(width=480).delete()
    tasks.make_image_sizes(row.pk)
    assert [variant.width for variant in row.variants.all()] == [480, 960]


@pytest.mark.parametrize("mode", ["L", "P", "RGBA", "LA", "1", "I;16", "CMYK"])
def test_every_colour_mode_can_be_made_smaller(mode: str) -> None:
    target = io.BytesIO()
    Image.new(mode, (600, 10)).save(target, "JPEG" if mode == "CMYK" else "PNG")
    row = stored(target.getvalue(), "a.jpg" if mode == "CMYK" else "a.png")
    tasks.make_image_sizes(row.pk)
    assert row.variants.get().width == 480


def test_sixteen_bits_of_grey_stay_grey() -> None:
    target = io.BytesIO()
    Image.new("I;16", (600, 10), 30_000).save(target, "PNG")
    row = stored(target.getvalue(), "a.png")
    tasks.make_image_sizes(row.pk)
    with Image.open(disk.full_path(row.variants.get().path)) as image:
        assert abs(image.convert("L").getpixel((5, 5)) - 117) < 4  # type: ignore[operator]


def test_transparent_pictures_stay_transparent() -> None:
    row = stored(picture("PNG", (600, 10), mode="RGBA"), "a.png")
    tasks.make_image_sizes(row.pk)
    with Image.open(disk.full_path(row.variants.get().path)) as image:
        assert image.getpixel((5, 5))[3] == 0  # type: ignore[index]


def test_moving_small_and_vanished_pictures_and_texts_need_no_sizes() -> None:
    for row in (
        stored(moving_gif(), "a.gif"),
        stored(picture("PNG", (480, 10)), "a.png"),
        stored(b"Text", "a.txt"),
    ):
        tasks.make_image_sizes(row.pk)
        assert not row.variants.exists()
    tasks.make_image_sizes(0)
    assert StoredFile.objects.count() == 3


def test_the_handler_enqueues_a_job_for_pictures_only() -> None:
    handlers.file_stored(FileStored(7, is_picture=False))
    assert not OrmQ.objects.exists()
    handlers.file_stored(FileStored(7, is_picture=True))
    (job,) = [entry.task for entry in OrmQ.objects.all()]
    assert (job["func"], job["args"]) == ("lms.files.tasks.make_image_sizes", (7,))
