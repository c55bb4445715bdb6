"""What browsers get."""

from typing import Any

import pytest
from django.http import FileResponse, HttpResponseBase
from django.test import RequestFactory
from pytest_django import Settings

from lms.files import disk, tasks
from lms.files.byte_ranges import MAX_ANSWER_BYTES
from lms.files.models import StoredFile
from lms.files.serving import serve
from lms.kernel.errors import NotFound
from tests.lms.files.samples import FILMS, picture, stored

pytestmark = pytest.mark.django_db


def answer(row: StoredFile, *, headers: dict[str, str] | None = None, **options: Any) -> Any:
    return serve(row, RequestFactory().get("/", headers=headers or {}), **options)


def body(response: HttpResponseBase) -> bytes:
    return b"".join(response)


def test_a_text_comes_whole_with_all_it_needs() -> None:
    response = answer(stored("Grüße".encode(), "Grüße.txt"))
    assert body(response) == "Grüße".encode()
    assert response.status_code == 200
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response["Content-Length"] == "7"
    assert response["Content-Disposition"] == "inline; filename*=utf-8''Gr%C3%BC%C3%9Fe.txt"
    assert response["Cache-Control"] == "private, no-cache"
    assert response["Accept-Ranges"] == "bytes"


@pytest.mark.parametrize(
    ("name", "content", "how"),
    [
        ("a.png", picture(), "inline"),
        ("a.mp4", FILMS["film.mp4"], "inline"),
        ("a.pdf", b"%PDF-1.7", "attachment"),
        ("a.csv", b"a;b", "attachment"),
    ],
)
def test_nothing_a_file_holds_can_run_at_our_address(name: str, content: bytes, how: str) -> None:
    response = answer(stored(content, name))
    assert response["Content-Disposition"] == f'{how}; filename="{name}"'
    assert response["X-Content-Type-Options"] == "nosniff"
    policy = response["Content-Security-Policy"]
    assert policy == "default-src 'none'; frame-ancestors 'none'; sandbox"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"


def test_a_kind_we_no_longer_know_is_only_saved() -> None:
    row = stored(b"Text", "a.txt")
    row.media_type = "text/html"
    assert answer(row)["Content-Disposition"].startswith("attachment")


def test_the_door_may_ask_for_saving_and_give_its_own_name() -> None:
    response = answer(stored(picture(), "a.png"), download=True, name='medien/Ta"fel.png')
    assert response["Content-Disposition"] == 'attachment; filename="Ta-fel.png"'


def test_who_has_the_file_already_gets_no_bytes() -> None:
    row = stored(b"Text", "a.txt")
    etag = answer(row)["ETag"]
    assert etag == f'"{row.sha256}"'
    response = answer(row, headers={"If-None-Match": f'"x", {etag}'})
    assert (response.status_code, body(response)) == (304, b"")
    assert answer(row, headers={"If-None-Match": '"x"'}).status_code == 200


def test_a_part_is_sent_with_its_place() -> None:
    response = answer(stored(b"0123456789", "a.txt"), headers={"Range": "bytes=2-4"})
    assert (response.status_code, body(response)) == (206, b"234")
    assert response["Content-Range"] == "bytes 2-4/10"
    assert response["Content-Type"] == "text/plain; charset=utf-8"


def test_a_part_is_never_longer_than_a_megabyte() -> None:
    content = FILMS["film.mp4"] + b"\0" * (3 * MAX_ANSWER_BYTES)
    response = answer(stored(content, "a.mp4"), headers={"Range": "bytes=0-"})
    assert len(body(response)) == MAX_ANSWER_BYTES
    assert response["Content-Range"] == f"bytes 0-{MAX_ANSWER_BYTES - 1}/{len(content)}"


def test_behind_the_end_the_answer_says_how_long_the_file_is() -> None:
    response = answer(stored(b"0123456789", "a.txt"), headers={"Range": "bytes=10-"})
    assert (response.status_code, response["Content-Range"]) == (416, "bytes */10")


def test_a_part_of_another_version_is_not_mixed_in() -> None:
    row = stored(b"0123456789", "a.txt")
    old = answer(row, headers={"Range": "bytes=2-4", "If-Range": '"old"'})
    same = answer(row, headers={"Range": "bytes=2-4", "If-Range": f'"{row.sha256}"'})
    assert (old.status_code, same.status_code) == (200, 206)
    old.close()


def test_whole_files_are_streamed_not_read_into_memory() -> None:
    response = answer(stored(b"Text", "a.txt"))
    assert isinstance(response, FileResponse)
    response.close()


def test_a_width_gets_the_next_larger_picture_and_the_original_until_there_is_one() -> None:
    row = stored(picture("JPEG", (1000, 500)), "a.jpg")
    assert answer(row, width=400)["Content-Type"] == "image/jpeg"
    tasks.make_image_sizes(row.pk)
    small = answer(row, width=400)
    assert (small["Content-Type"], small["ETag"]) == ("image/webp", f'"{row.sha256}-480"')
    assert small["Content-Disposition"] == 'inline; filename="a.webp"'
    assert int(small["Content-Length"]) == len(body(small))
    assert answer(row, width=481)["ETag"] == f'"{row.sha256}-960"'
    assert answer(row, width=961)["Content-Type"] == "image/jpeg"
    assert answer(row)["Content-Type"] == "image/jpeg"


def test_a_web_server_in_front_may_send_the_bytes(settings: Settings) -> None:
    settings.LERNHUB_ACCEL_PREFIX = "/geschuetzt/"
    row = stored(b"Text", "a.txt")
    response = answer(row)
    assert response["X-Accel-Redirect"] == f"/geschuetzt/{row.path}"
    assert (body(response), response["Content-Type"]) == (b"", "text/plain; charset=utf-8")
    assert answer(row, headers={"If-None-Match": response["ETag"]}).status_code == 304


def test_missing_bytes_are_not_found_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    row = stored(b"Text", "a.txt")
    disk.full_path(row.path).unlink()
    with pytest.raises(NotFound):
        answer(row)
    assert str(row.public_id) in caplog.text


def test_serving_asks_the_database_at_most_once(django_assert_max_num_queries: Any) -> None:
    row = stored(picture(), "a.png")
    with django_assert_max_num_queries(1):
        answer(row, width=480).close()
