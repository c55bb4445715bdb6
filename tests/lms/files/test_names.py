"""Names from elsewhere do no harm."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.files.names import MAX_LENGTH, clean_name, extension_of


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Windows\\bild.png", "bild.png"),
        ("  Über  die\tTafel.PNG ", "Über die Tafel.png"),
        ("a\0b\r\nSet-Cookie: x.txt", "ab Set-Cookie- x.txt"),
        ("rechnung\u202egnp.exe", "rechnunggnp.exe"),
        ("...", "file"),
        ("", "file"),
        (".png", "png"),
        ('a"b<c>.txt', "a-b-c-.txt"),
        ("u\u0308ber.txt", "über.txt"),
        ("x" * 300 + ".docx", "x" * 115 + ".docx"),
    ],
)
def test_names_lose_what_could_do_harm(name: str, clean: str) -> None:
    assert clean_name(name) == clean


@given(st.text())
def test_no_name_leaves_its_folder_or_breaks_a_header(name: str) -> None:
    clean = clean_name(name)
    assert 0 < len(clean) <= MAX_LENGTH
    assert clean not in (".", "..")
    assert not set(clean) & set('/\\"')
    assert not any(unicodedata.category(sign).startswith("C") for sign in clean)
    assert clean_name(clean) == clean


def test_the_extension_is_what_follows_the_last_dot() -> None:
    assert [extension_of(name) for name in ("a.tar.GZ", "a", "a.", "a.b c")] == ["gz", "", "", ""]
