"""What is kept, what is refused and why."""

import io
from pathlib import Path
from unittest.mock import patch

import pytest
from PIL import Image
from pytest_django import Settings

from lms.files import disk, services
from lms.files.events import FileStored
from lms.files.models import StoredFile
from lms.files.pictures import MAX_MEGAPIXELS
from lms.kernel import events
from lms.kernel.errors import InvalidInput
from tests.lms.files.samples import (
    FILMS,
    docx,
    moving_gif,
    odt,
    picture,
    png_bomb,
    stored,
    zipped,
)

pytestmark = pytest.mark.django_db


def refusal(content: bytes, name: str) -> str:
    with pytest.raises(InvalidInput) as caught:
        stored(content, name)
    assert not StoredFile.objects.exists()
    assert caught.value.message
    return caught.value.code


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.png", picture("PNG"), "image/png"),
        ("a.JPG", picture("JPEG"), "image/jpeg"),
        ("a.webp", picture("WEBP"), "image/webp"),
        ("a.gif", picture("GIF", mode="P"), "image/gif"),
        ("a.pdf", b"%PDF-1.7\n", "application/pdf"),
        ("a.zip", zipped(a=b"x"), "application/zip"),
        ("a.zip", zipped(word__document=b"x", word__x__word__document=b"x"), "application/zip"),
        ("a.odt", odt(), "application/vnd.oasis.opendocument.text"),
        (
            "a.docx",
            docx(),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        ("a.mp4", FILMS["film.mp4"], "video/mp4"),
        ("a.webm", FILMS["film.webm"], "video/webm"),
        ("a.vtt", b"WEBVTT\n\n", "text/vtt"),
        ("a.txt", "Grüße <html>".encode(), "text/plain"),
        ("a.csv", "Größe;1".encode("cp1252"), "text/csv"),
    ],
)
def test_each_kind_is_kept_as_what_it_is(name: str, content: bytes, media_type: str) -> None:
    row = stored(content, name)
    assert row.media_type == media_type
    assert (Path(disk.full_path(row.path))).stat().st_size == row.size_bytes


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.png", b"%PDF-1.7\n", "other_content"),
        ("a.png", picture("JPEG"), "other_content"),
        ("a.pdf", picture("PNG"), "other_content"),
        ("a.jpg", b"MZ\x90\0", "other_content"),
        ("a.odt", zipped(a=b"x"), "other_content"),
        ("a.docx", odt(), "other_content"),
        ("a.mp4", b"\0\0\0\x18ftypheic\0\0\0\0", "other_content"),
        ("a.txt", b"a\0b", "other_content"),
        ("a.txt", "Grüße".encode("latin-1"), "not_utf8"),
        ("a.txt", "Grüße".encode()[:3], "not_utf8"),
        ("a.vtt", b"1\n00:00", "not_webvtt"),
        ("a.svg", b"<svg/>", "active_content"),
        ("a.html", b"x", "active_content"),
        ("a.png", b"<svg onload=alert(1)>", "active_content"),
        ("a.pdf", b"\xef\xbb\xbf <!DOCTYPE html>", "active_content"),
        ("a.docx", docx(word__vbaProject=b"x", **{"word__vbaProject.bin": b"x"}), "macros"),
        ("a.exe", b"MZ", "unknown_kind"),
        ("a", b"x", "unknown_kind"),
        ("a.png.exe", picture("PNG"), "unknown_kind"),
        ("a.txt", b"", "file_empty"),
    ],
)
def test_what_is_not_what_it_says_is_refused_with_the_reason(
    name: str, content: bytes, code: str
) -> None:
    assert refusal(content, name) == code


def test_a_file_over_the_limit_is_refused_without_reading_it_all(
    settings: Settings, media: Path
) -> None:
    settings.LERNHUB_UPLOAD_MAX_BYTES = 3_000_000

    class Endless(io.RawIOBase):
        given = 0

        def read(self, size: int = -1) -> bytes:
            Endless.given += size
            assert Endless.given < 10_000_000
            return b"x" * size

    with pytest.raises(InvalidInput) as caught:
        services.store_file(content=Endless(), name="a.txt")  # type: ignore[arg-type]
    assert caught.value.code == "file_too_large"
    assert list((media / "incoming").iterdir()) == []


def test_a_picture_that_claims_too_many_pixels_is_refused_before_it_is_unpacked() -> None:
    assert refusal(png_bomb(), "a.png") == "picture_too_large"
    assert refusal(png_bomb(8_000, MAX_MEGAPIXELS * 1000 // 8 + 1), "a.png") == "picture_too_large"


def test_a_moving_picture_with_too_many_frames_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lms.files.pictures.MAX_MEGAPIXELS_OF_ALL_FRAMES", 30 * 30 * 2.5 / 1e6)
    assert refusal(moving_gif(3), "a.gif") == "picture_too_large"


@pytest.mark.parametrize("file_format", ["PNG", "JPEG", "WEBP"])
def test_a_cut_picture_is_refused(file_format: str) -> None:
    noise = Image.effect_noise((200, 200), 80).convert("RGB")
    target = io.BytesIO()
    noise.save(target, file_format)
    whole = target.getvalue()
    assert refusal(whole[: len(whole) // 2], f"a.{file_format.lower()}") == "picture_broken"


def test_the_same_content_is_kept_once_and_grows_young_again() -> None:
    first = stored(b"Text", "eins.txt")
    StoredFile.objects.update(stored_at="2020-01-01T00:00:00Z")
    second = stored(b"Text", "zwei.txt")
    assert second.pk == first.pk
    assert second.stored_at.year > 2020
    assert StoredFile.objects.get().name == "eins.txt"


def test_missing_bytes_are_put_back_when_the_content_comes_again() -> None:
    row = stored(b"Text", "a.txt")
    disk.full_path(row.path).unlink()
    stored(b"Text", "a.txt")
    assert disk.full_path(row.path).read_bytes() == b"Text"


def test_only_new_content_is_announced(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[FileStored] = []
    monkeypatch.setitem(events._handlers, FileStored, [told.append])
    row = stored(picture(), "a.png")
    stored(picture(), "b.png")
    text = stored(b"Text", "c.txt")
    assert told == [FileStored(row.pk, is_picture=True), FileStored(text.pk, is_picture=False)]


def test_stored_files_can_be_read_by_the_web_server_in_front() -> None:
    row = stored(b"Text", "a.txt")
    assert disk.full_path(row.path).stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("mode", ["L", "P", "RGBA", "1", "LA"])
def test_pictures_of_every_colour_mode_are_kept(mode: str) -> None:
    image = Image.new(mode, (10, 10))
    target = io.BytesIO()
    image.save(target, "PNG")
    assert stored(target.getvalue(), "a.png").width == 10


def test_a_gif_of_very_many_tiny_frames_is_refused_before_any_is_decoded() -> None:
    frame = b"\x2c" + b"\0\0\0\0\1\0\1\0\0" + b"\2\2D\1\0"
    bomb = b"GIF89a\1\0\1\0\x80\0\0" + b"\0\0\0\xff\xff\xff" + frame * 100_000 + b";"
    decoding = patch("PIL.GifImagePlugin.GifImageFile.seek", side_effect=AssertionError("decoded"))
    with decoding, pytest.raises(InvalidInput) as refusal:
        stored(bomb, "a.gif")
    assert refusal.value.code == "too_many_frames"
