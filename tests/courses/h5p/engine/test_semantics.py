"""Contents held against the semantics of their library."""

from typing import Any

import pytest

from courses.h5p.engine.filtering import FilteredContent, filter_content
from courses.h5p.engine.versions import LibraryName
from tests.courses.h5p.engine.fields import group, many, read, text

INNER = LibraryName("H5P.Inner", 1, 2)
SUB_ID = "0191b4f0-0000-7000-8000-000000000001"


def filtered(params: Any, *fields: Any, files: frozenset[str] = frozenset()) -> FilteredContent:
    inner = {INNER: read(text("words"))}
    return filter_content(params, semantics=read(*fields), semantics_of=inner.get, files=files)


def kept(value: Any, field: dict[str, Any], **arguments: Any) -> Any:
    return filtered({field["name"]: value}, field, **arguments).params.get(field["name"], "nothing")


def test_a_group_with_a_single_field_is_flattened() -> None:
    assert kept("moin", group(text())) == "moin"


def test_a_group_with_two_fields_is_an_object() -> None:
    assert kept({"text": "a", "more": "b"}, group(text(), text("more"))) == {
        "text": "a",
        "more": "b",
    }


def test_a_flattened_group_in_a_list_holds_plain_values() -> None:
    assert kept(["a", "b"], many(group(text()))) == ["a", "b"]


def test_a_flattened_group_that_a_tool_wrote_out_is_flattened() -> None:
    assert kept({"text": "moin"}, group(text())) == "moin"


def test_a_group_that_is_sub_content_is_not_flattened() -> None:
    value = {"text": "a", "subContentId": SUB_ID}
    assert kept(value, group(text(), isSubContent=True)) == value


def test_a_flattened_group_around_a_group_is_the_inner_object() -> None:
    inner = group(text("a"), text("b"), name="inner")
    assert kept({"a": "1", "b": "2"}, group(inner)) == {"a": "1", "b": "2"}


def test_a_flattened_group_around_a_list_is_the_list() -> None:
    assert kept(["a"], group(many(text()), name="outer")) == ["a"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>Hallo <strong>Welt</strong></p>", "<p>Hallo <strong>Welt</strong></p>"),
        ("<p onclick='x()'>a</p>", "<p>a</p>"),
        ("<script>alert(1)</script>b", "b"),
        ("<img src=x onerror=alert(1)>c", "c"),
        ("<a href='javascript:alert(1)'>d</a>", "d"),
        ("<b>e</b><i>f</i>", "<b>e</b>f"),
        ("<p style='position:fixed;text-align:center'>g</p>", '<p style="text-align:center">g</p>'),
        ("<svg><style><img src=x onerror=alert(1)></style></svg>h", "h"),
    ],
)
def test_html_keeps_what_its_field_allows(source: str, expected: str) -> None:
    assert kept(source, text(widget="html", tags=["strong", "p", "script"])) == expected


def test_a_link_that_a_field_allows_stays() -> None:
    html = kept("<a href='https://schule.example'>x</a>", text(widget="html", tags=["a"]))
    assert html == '<a href="https://schule.example" rel="noopener noreferrer">x</a>'


def test_a_font_menu_allows_its_styles() -> None:
    field = text(widget="html", tags=["p"], font={"color": True, "size": False})
    assert kept("<p style='color:red;font-size:9em'>x</p>", field) == '<p style="color:red">x</p>'


def test_plain_text_has_no_elements_and_a_length() -> None:
    assert kept("<b>Moin</b> & mehr", text()) == "Moin &amp; mehr"
    assert kept("abcdef", text(maxLength=3)) == "abc"
    assert kept(7, text()) == "7"
    assert kept(["x"], text()) == "nothing"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (5, 5),
        (-3, 0),
        (50, 10),
        ("4", 4),
        ("4.26", 4.3),
        ("viel", "nothing"),
        (True, "nothing"),
        ("nan", "nothing"),
    ],
)
def test_numbers_are_brought_into_their_bounds(value: Any, expected: Any) -> None:
    assert (
        kept(value, {"name": "n", "type": "number", "min": 0, "max": 10, "decimals": 1}) == expected
    )


def test_truth_is_true_or_false() -> None:
    assert kept(False, {"name": "b", "type": "boolean"}) is False
    assert kept("yes", {"name": "b", "type": "boolean"}) == "nothing"


def test_only_what_can_be_chosen_is_chosen() -> None:
    options = [{"value": "a", "label": "A"}, "b"]
    assert kept("a", {"name": "s", "type": "select", "options": options}) == "a"
    assert kept("c", {"name": "s", "type": "select", "options": options}) == "nothing"
    several = {"name": "s", "type": "select", "options": options, "multiple": True}
    assert kept(["b", "c"], several) == ["b"]


def test_a_list_is_cut_to_its_limit_and_its_spoilt_entries_go() -> None:
    result = filtered({"list": ["a", {}, "b", "c"]}, many(text(), max=3))
    assert result.params == {"list": ["a", "b"]}
    assert [change.path for change in result.changes] == ["list", "list/1"]


def test_a_list_written_as_an_object_is_a_list() -> None:
    assert kept({"1": "b", "0": "a", "10": "c"}, many(text())) == ["a", "b", "c"]
    assert kept({"x": "a"}, many(text())) == "nothing"


LIBRARY = {
    "name": "inner",
    "type": "library",
    "options": ["H5P.Inner 1.2", {"name": "H5P.Gone 1.0"}],
}


def test_a_content_inside_is_filtered_by_its_own_library() -> None:
    value = {
        "library": "H5P.Inner 1.2",
        "params": {"words": "<b>x</b>", "other": "y"},
        "subContentId": SUB_ID,
        "metadata": {"title": "<i>T</i>", "authors": [{"name": "A"}]},
    }
    result = filtered({"inner": value}, LIBRARY)
    assert result.params["inner"] == {
        "library": "H5P.Inner 1.2",
        "params": {"words": "x"},
        "subContentId": SUB_ID,
        "metadata": {"title": "T", "authors": [{"name": "A"}]},
    }
    assert result.libraries == {INNER}


def test_a_content_inside_without_an_id_gets_one() -> None:
    value = {"library": "H5P.Inner 1.2", "params": {}, "subContentId": "../x"}
    assert len(filtered({"inner": value}, LIBRARY).params["inner"]["subContentId"]) == 36


@pytest.mark.parametrize("name", ["H5P.Other 1.0", "", None, 7, "H5P.Inner"])
def test_a_library_that_is_not_offered_is_left_out(name: Any) -> None:
    assert filtered({"inner": {"library": name, "params": {}}}, LIBRARY).params == {}


def test_a_library_that_is_nowhere_is_missing() -> None:
    assert filtered({"inner": {"library": "H5P.Gone 1.0"}}, LIBRARY).missing == {"H5P.Gone 1.0"}


@pytest.mark.parametrize(
    "path",
    [
        "../secret.png",
        "images/../../x.png",
        "/etc/passwd",
        "file:///x",
        "javascript:alert(1)",
        "a\\b.png",
        "gone.png",
        3,
    ],
)
def test_a_path_that_leads_elsewhere_is_left_out(path: Any) -> None:
    assert (
        kept({"path": path}, {"name": "f", "type": "image"}, files=frozenset({"images/a.png"}))
        == "nothing"
    )


def test_a_file_of_the_package_stays_with_its_rights() -> None:
    value = {
        "path": "images/a.png#tmp",
        "mime": "image/png",
        "copyright": {"author": "<b>A</b>"},
        "x": 1,
    }
    result = filtered(
        {"f": value}, {"name": "f", "type": "image"}, files=frozenset({"images/a.png"})
    )
    assert result.params["f"] == {
        "path": "images/a.png",
        "mime": "image/png",
        "copyright": {"author": "A"},
    }
    assert result.files == {"images/a.png"}


def test_a_film_may_lie_elsewhere_or_here_in_several_formats() -> None:
    value = [{"path": "videos/a.mp4"}, {"path": "https://film.example/a.webm"}, {"path": "no.mp4"}]
    field = {"name": "v", "type": "video"}
    paths = [f["path"] for f in kept(value, field, files=frozenset({"videos/a.mp4"}))]
    assert paths == ["videos/a.mp4", "https://film.example/a.webm"]


def test_unknown_types_of_field_keep_only_what_can_do_no_harm() -> None:
    assert kept("<b>x</b>", {"name": "u", "type": "future"}) == "x"
    assert kept(3, {"name": "u", "type": "future"}) == 3
    assert kept({"a": "b"}, {"name": "u", "type": "future"}) == "nothing"


def test_keys_that_no_field_names_are_dropped() -> None:
    result = filtered({"text": "a", "evil": "<script>", "mark": 3}, text())
    assert result.params == {"text": "a", "mark": 3}


def test_contents_nested_for_ever_end() -> None:
    inner = {INNER: read({"name": "again", "type": "library", "options": ["H5P.Inner 1.2"]})}
    value: dict[str, Any] = {}
    for _ in range(200):
        value = {"again": {"library": "H5P.Inner 1.2", "params": value}}
    result = filter_content(
        value, semantics=inner[INNER], semantics_of=inner.get, files=frozenset()
    )
    assert [change.what for change in result.changes] == ["nested too deeply"]
