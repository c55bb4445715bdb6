"""What is loaded, and in which order."""

import pytest

from courses.h5p.engine.bundles import merged_scripts, merged_styles
from courses.h5p.engine.dependencies import LoadOrder, load_order
from courses.h5p.engine.findings import PackageRefused, Reason
from courses.h5p.engine.manifest import LibraryManifest
from courses.h5p.engine.versions import LibraryName, parse_library_name


def name(word: str) -> LibraryName:
    return LibraryName(word, 1, 0)


def shelf(**needs: str) -> dict[LibraryName, LibraryManifest]:
    """Libraries by one-letter names: `shelf(A="BC", B="", C="")`."""
    return {
        name(word): LibraryManifest(
            name(word),
            0,
            word,
            is_runnable=True,
            scripts=(f"{word}.js",),
            styles=(f"{word}.css",),
            preloaded=tuple(map(name, needed)),
        )
        for word, needed in needs.items()
    }


def order(roots: str, **needs: str) -> str:
    found = load_order(map(name, roots), manifest_of=shelf(**needs).get)
    return "".join(each.title for each in found.libraries)


@pytest.mark.parametrize(
    ("roots", "needs", "expected"),
    [
        ("A", {"A": ""}, "A"),
        ("A", {"A": "BC", "B": "", "C": ""}, "BCA"),
        ("A", {"A": "BC", "B": "D", "C": "D", "D": ""}, "DBCA"),
        ("A", {"A": "BC", "B": "C", "C": ""}, "CBA"),
        ("AB", {"A": "C", "B": "C", "C": ""}, "CAB"),
        ("A", {"A": "CB", "B": "", "C": "B"}, "BCA"),
    ],
)
def test_what_is_needed_comes_first(roots: str, needs: dict[str, str], expected: str) -> None:
    assert order(roots, **needs) == expected


def test_a_chain_of_a_thousand_is_no_trouble() -> None:
    words = [f"L{n}" for n in range(1_000)]
    shelf_of = {
        name(w): LibraryManifest(
            name(w), 0, w, is_runnable=True, preloaded=(name(words[i + 1]),) if i < 999 else ()
        )
        for i, w in enumerate(words)
    }
    found = load_order([name("L0")], manifest_of=shelf_of.get)
    assert found.libraries[0].title == "L999"


def test_every_missing_library_is_named() -> None:
    with pytest.raises(PackageRefused) as caught:
        order("A", A="BXY", B="Z")
    assert [f.values["library"] for f in caught.value.findings] == ["X 1.0", "Y 1.0", "Z 1.0"]


def test_a_circle_is_told_as_one() -> None:
    with pytest.raises(PackageRefused) as caught:
        order("A", A="B", B="C", C="B")
    assert caught.value.findings[0].reason is Reason.CIRCULAR_LIBRARIES
    assert caught.value.findings[0].values["circle"] == "A 1.0 → B 1.0 → C 1.0 → B 1.0"


def test_styles_that_another_library_drops_are_left_out() -> None:
    plain, dropping = shelf(A="", B="").values()
    dropping = LibraryManifest(
        dropping.name, 0, "B", is_runnable=True, styles=("B.css",), drops_styles_of=("A",)
    )
    found = LoadOrder((plain, dropping))
    assert [style.path for style in found.styles] == ["B.css"]
    assert [script.path for script in found.scripts] == ["A.js"]


def test_addresses_in_styles_follow_their_sheet() -> None:
    sheets = [
        (
            "/a/x.css",
            "\ufeff@charset 'utf-8';\n@import 'evil.css';.a { background: url( img/a.png ) }",
        ),
        (
            "/b/y.css",
            ".b { src: url(\"data:font/woff2;base64,AA\"), url('https://x.example/a'), url(#c) }",
        ),
    ]
    css = merged_styles(
        sheets, rewrite=lambda address, sheet: f"{sheet.rpartition('/')[0]}/{address}"
    )
    assert 'url("/a/img/a.png")' in css
    assert "@import" not in css
    assert "@charset" not in css
    assert "url(\"data:font/woff2;base64,AA\"), url('https://x.example/a'), url(#c)" in css


def test_a_script_without_a_last_semicolon_does_not_swallow_the_next() -> None:
    assert (
        merged_scripts(["var a = 1", "\ufeff(function () {})()"])
        == "var a = 1\n;\n(function () {})()\n"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("H5P.Blanks 1.14", LibraryName("H5P.Blanks", 1, 14)),
        ("H5P.Drag-Text-1.2", LibraryName("H5P.Drag-Text", 1, 2)),
        ("H5P.Blanks", None),
        ("../x 1.0", None),
        (None, None),
    ],
)
def test_names_of_libraries(text: object, expected: LibraryName | None) -> None:
    assert parse_library_name(text) == expected
    if expected:
        assert parse_library_name(str(expected)) == parse_library_name(expected.folder) == expected
