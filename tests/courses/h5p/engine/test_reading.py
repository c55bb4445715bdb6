"""Rights, words and JSON of a content; and that no bytes whatever make the reader fall over."""

import contextlib
import io
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courses.h5p.engine.archive import open_archive
from courses.h5p.engine.file_types import (
    extension_of,
    fits_its_name,
    is_active_drawing,
    known_extensions,
)
from courses.h5p.engine.findings import PackageRefused
from courses.h5p.engine.json_text import depth_of, parse_json
from courses.h5p.engine.limits import Limits
from courses.h5p.engine.package import check_package
from courses.h5p.engine.plain_text import Line, lines_of, text_lines
from courses.h5p.engine.rights import Rights, rights_of, rights_within
from courses.h5p.engine.semantics_reading import read_semantics
from courses.h5p.engine.versions import LibraryName
from tests.support.h5p_packages import PNG, package_files, zipped

WHOLE = zipped({**package_files(), "content/images/a.png": PNG}).getvalue()


def read_everything(raw: bytes) -> None:
    limits = Limits(member_bytes=200_000, total_bytes=400_000, json_bytes=50_000)
    with (
        contextlib.suppress(PackageRefused),
        open_archive(io.BytesIO(raw), limits=limits) as archive,
    ):
        check_package(archive)


@given(st.binary(max_size=400))
@settings(max_examples=80, deadline=None)
def test_any_bytes_are_refused_in_words(raw: bytes) -> None:
    read_everything(raw)


@given(
    st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=6)
)
@settings(max_examples=150, deadline=None)
def test_a_package_with_some_bytes_changed_is_read_or_refused(
    changes: list[tuple[int, int]],
) -> None:
    raw = bytearray(WHOLE)
    for place, value in changes:
        raw[place] = value
    read_everything(bytes(raw))


def test_a_package_cut_anywhere_is_refused() -> None:
    places = random.Random(7).sample(range(len(WHOLE)), 60)
    for place in places:
        read_everything(WHOLE[:place])


def json_values() -> st.SearchStrategy[Any]:
    leaves = (
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8)
    )
    keys = st.sampled_from(
        [
            "title",
            "machineName",
            "majorVersion",
            "preloadedJs",
            "path",
            "type",
            "fields",
            "name",
            "library",
        ]
    )
    return st.recursive(
        leaves,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=4),
        max_leaves=12,
    )


@given(
    json_values(),
    st.sampled_from(
        [
            "h5p.json",
            "content/content.json",
            "H5P.Greeting-1.0/library.json",
            "H5P.Greeting-1.0/semantics.json",
        ]
    ),
)
@settings(max_examples=150, deadline=None)
def test_any_json_in_any_place_is_read_or_refused(value: Any, path: str) -> None:
    read_everything(
        zipped(
            {
                **package_files(),
                path: [value] if "semantics" in path else {"title": value, "greeting": value},
            }
        ).getvalue()
    )


@pytest.mark.parametrize(
    ("text", "depth"),
    [("1", 0), ("[]", 1), ('{"a": [1, {"b": 2}]}', 3), ('"[[["', 0), ('["\\"[[", [1]]', 2)],
)
def test_depth_is_counted_outside_of_texts(text: str, depth: int) -> None:
    assert depth_of(text) == depth


def test_a_number_as_long_as_a_book_is_no_number() -> None:
    with pytest.raises(PackageRefused):
        parse_json(b"[" + b"9" * 5_000 + b"]", member="x.json", limit=10_000, depth=5)


@pytest.mark.parametrize(
    ("path", "extension"),
    [("a/b.PNG", "png"), ("a.tar.gz", "gz"), ("a", ""), (".hidden", ""), ("x.d/readme", "")],
)
def test_extensions(path: str, extension: str) -> None:
    assert extension_of(path) == extension


HEADS = {
    "png": PNG,
    "jpg": b"\xff\xd8\xff\xe0",
    "gif": b"GIF89a",
    "bmp": b"BM..",
    "webp": b"RIFF....WEBP",
    "wav": b"RIFF....WAVE",
    "mp4": b"\0\0\0\x20ftypisom",
    "webm": b"\x1a\x45\xdf\xa3",
    "mp3": b"ID3\x03",
    "ogg": b"OggS",
    "pdf": b"%PDF-1.7",
    "woff": b"wOFF",
    "woff2": b"wOF2",
    "ttf": b"\0\1\0\0",
    "otf": b"OTTO",
    "eot": b"." * 34 + b"LP",
    "tif": b"II*\0",
    "glb": b"glTF",
    "rtf": b"{\\rtf1",
    "doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "docx": b"PK\x03\x04",
    "txt": b"Hallo",
    "json": b"{}",
    "svg": b"<svg",
    "xml": b"<a/>",
}


@pytest.mark.parametrize("extension", HEADS)
def test_a_file_fits_its_own_name_and_a_page_fits_none(extension: str) -> None:
    assert fits_its_name(extension, HEADS[extension])
    page = b"<!doctype html><script>"
    assert fits_its_name(extension, page) is (extension in ("svg", "xml"))


def test_frames_of_mp3_without_a_tag_are_known() -> None:
    assert fits_its_name("mp3", b"\0\0\xff\xfb\x90")
    assert "mp3" in known_extensions()


@pytest.mark.parametrize(
    "body",
    [
        "<SCRIPT/>",
        "<x:script/>",
        "<foreignObject/>",
        "<a xlink:href='https://x.example'/>",
        "<g\tonclick='1'/>",
        "<!ENTITY x 'y'>",
        "<a href='&#106;avascript:1'/>",
        "<animate attributeName='href'/>",
        "<use href='//x.example/a.svg#b'/>",
    ],
)
def test_a_drawing_that_does_something_is_found(body: str) -> None:
    assert is_active_drawing(f"<svg>{body}</svg>".encode())


def test_a_drawing_that_only_draws_is_fine() -> None:
    assert not is_active_drawing(
        b"<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0'/><use href='#a'/></svg>"
    )


def test_rights_are_told_for_people() -> None:
    rights = rights_of(
        {
            "title": "T",
            "license": "CC BY-SA",
            "licenseVersion": "4.0",
            "authors": [{"name": "Ada"}, {"x": 1}],
            "source": "https://x.example",
            "yearFrom": 2024,
            "yearTo": "2026",
        }
    )
    assert rights.licence_name == "CC BY-SA 4.0"
    assert rights.licence_address == "https://creativecommons.org/licenses/by-sa/4.0/"
    assert (rights.authors, rights.year) == (("Ada",), "2024–2026")
    assert rights.says_anything


@pytest.mark.parametrize(
    ("code", "name"), [("U", ""), ("", ""), ("C", "©"), ("CC0 1.0", "CC0 1.0"), ("MIT", "MIT")]
)
def test_licences_have_names(code: str, name: str) -> None:
    assert Rights(licence=code).licence_name == name


def test_rights_within_are_told_once_and_outermost_first() -> None:
    picture = {"path": "a.png", "copyright": {"author": "Bo", "license": "CC BY", "version": "4.0"}}
    content = {
        "metadata": {"authors": [{"name": "Ada"}]},
        "list": [picture, picture, {"metadata": {"title": "nothing"}}],
    }
    assert [rights.authors for rights in rights_within(content)] == [("Ada",), ("Bo",)]


SEMANTICS = read_semantics(
    [
        {"name": "intro", "type": "text", "widget": "html"},
        {
            "name": "answers",
            "type": "list",
            "field": {"name": "a", "type": "group", "fields": [{"name": "t", "type": "text"}]},
        },
        {
            "name": "pair",
            "type": "group",
            "fields": [{"name": "x", "type": "text"}, {"name": "y", "type": "boolean"}],
        },
        {"name": "inner", "type": "library", "options": ["H5P.Inner 1.0"]},
        {"name": "image", "type": "image"},
        {"name": "check", "type": "text", "common": True},
        {"name": "behaviour", "type": "group", "fields": []},
    ],
    member="semantics.json",
)


def test_the_words_of_a_content_in_the_order_of_its_fields() -> None:
    inner = read_semantics([{"name": "text", "type": "text"}], member="x")
    params = {
        "check": "Prüfen",
        "behaviour": {"x": "y"},
        "image": {"path": "a.png"},
        "pair": {"x": "Paar", "y": True},
        "inner": {"library": "H5P.Inner 1.0", "params": {"text": "Innen"}},
        "answers": ["A &amp; B"],
        "intro": "<p>Eins</p><p>Zwei</p>",
    }
    lines = lines_of(
        params, semantics=SEMANTICS, semantics_of={LibraryName("H5P.Inner", 1, 0): inner}.get
    )
    assert lines == [
        Line("Eins", 0),
        Line("Zwei", 0),
        Line("A & B", 1),
        Line("Paar", 0),
        Line("Innen", 1),
    ]


def test_lines_of_html() -> None:
    assert text_lines("<ul><li>a<b>b</b></li><li>c</li></ul>d<br>e") == ["ab", "c", "d", "e"]
