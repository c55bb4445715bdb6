"""Headings, boxes, footnotes, tables, code: what authors write and readers get."""

import pytest

from tests.lms.markup.writing import one, problems, tree, words_of, written


def test_the_highest_heading_becomes_h2_and_the_others_follow() -> None:
    rendered = written("# Ziel\n\n## Weg\n\n# Ende")
    assert [(heading.level, heading.text) for heading in rendered.headings] == [
        (2, "Ziel"),
        (3, "Weg"),
        (2, "Ende"),
    ]
    assert [element.text for element in tree(rendered.html).iter("h2")] == ["Ziel", "Ende"]


def test_a_text_that_begins_with_a_low_heading_is_raised() -> None:
    assert [heading.level for heading in written("### Ziel\n\n#### Weg").headings] == [2, 3]


def test_heading_ids_are_stable_readable_and_unique() -> None:
    ids = [heading.id for heading in written("## Größe\n\n## Größe\n\n## Größe 2\n\n## !").headings]
    assert ids == ["text-groesse", "text-groesse-2", "text-groesse-2-2", "text-section"]


def test_another_prefix_keeps_two_texts_on_a_page_apart() -> None:
    assert written("## Ziel", id_prefix="about").headings[0].id == "about-ziel"


def test_markup_in_headings_is_kept_and_named_without_it() -> None:
    rendered = written("## Ein *gutes* `Ziel`")
    assert rendered.headings[0].text == "Ein gutes Ziel"
    assert one(rendered, "h2/em").text == "gutes"


def test_an_empty_heading_is_a_problem_and_a_skipped_level_a_warning() -> None:
    rendered = written("## Ziel\n\n#### Weg\n\n##")
    assert problems(rendered) == [(5, "This heading is empty. Write a text after the #.")]
    assert [warning.line for warning in rendered.warnings] == [3]


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("note", "Keep in mind"),
        ("tip", "Tip"),
        ("example", "From practice"),
        ("care", "Take care"),
    ],
)
def test_each_kind_of_box_has_a_title_of_its_own(kind: str, title: str) -> None:
    box = one(written(f"::: {kind}\nText\n:::"), f"div[@class='callout callout--{kind}']")
    assert [(child.get("class"), child.text) for child in box] == [
        ("callout__title", title),
        (None, "Text"),
    ]


def test_boxes_are_named_in_the_language_of_the_text() -> None:
    titles = {
        kind: words_of(one(written(f"::: {kind}\nText\n:::", language="de"), "p[@class]"))
        for kind in ("note", "tip", "example", "care")
    }
    assert titles == {
        "note": "Zum Merken",
        "tip": "Tipp",
        "example": "Aus der Praxis",
        "care": "Achtung",
    }


def test_a_box_may_have_its_own_title_which_is_text_only() -> None:
    title = one(written("::: tip Ein <b>Tipp\nText\n:::"), "p[@class='callout__title']")
    assert (title.text, len(title)) == ("Ein <b>Tipp", 0)


def test_an_unknown_box_and_one_without_end_are_problems_with_their_lines() -> None:
    rendered = written("Text\n\n::: hint\nText\n:::\n\n::: tip\nText")
    assert problems(rendered) == [
        (3, "There is no box “hint”. There are: note, tip, example, care."),
        (7, "This box has no end. Close it with a line :::"),
    ]


def test_footnotes_lead_there_and_back_with_names() -> None:
    rendered = written("Wort[^a] und Wort[^a]\n\n[^a]: Die *Notiz*.")
    notes = one(rendered, "section[@role='doc-endnotes']")
    assert notes.get("aria-label") == "Footnotes"
    forward = tree(rendered.html).findall(".//sup/a")
    back = notes.findall(".//a[@role='doc-backlink']")
    assert [link.get("href") for link in forward] == ["#text-note--1", "#text-note--1"]
    assert [link.get("href") for link in back] == [f"#{link.get('id')}" for link in forward]
    assert [link.get("aria-label") for link in back] == [
        "Back to the text, footnote 1",
        "Back to the text, footnote 1, place 2",
    ]


def test_a_footnote_named_in_a_description_leads_to_no_missing_place() -> None:
    rendered = written("![Bild [^a]](medien/tafel.png) und [^a]\n\n[^a]: Notiz")
    ids = {element.get("id") for element in tree(rendered.html).iter()}
    targets = [link.get("href") or "" for link in tree(rendered.html).iter("a")]
    assert targets
    assert all(target[1:] in ids for target in targets)


def test_tables_scroll_in_a_named_region_and_their_headers_say_for_what() -> None:
    rendered = written("| Ziel | Punkte |\n|---|--:|\n| Lesen | 3 |")
    region = one(rendered, "div[@class='table-scroll']")
    assert (region.get("role"), region.get("tabindex")) == ("region", "0")
    assert region.get("aria-label") == "Table 1: Ziel, Punkte"
    assert [cell.get("scope") for cell in region.iter("th")] == ["col", "col"]
    assert [cell.get("class") for cell in region.iter("td")] == [None, "end"]


def test_regions_of_one_text_have_different_names() -> None:
    table = "| Ziel |\n|---|\n| Lesen |\n\n"
    code = "```python\nx = 1\n```\n\n"
    names = [
        element.get("aria-label")
        for element in tree(written((table + code + "$$\nx\n$$\n\n") * 2).html).iter("div")
    ]
    assert len(names) == len(set(names)) == 6


def test_an_empty_corner_makes_the_first_column_name_the_rows() -> None:
    rendered = written("|  | A |\n|---|---|\n| eins | 2 |")
    assert [(cell.text, cell.get("scope")) for cell in tree(rendered.html).iter("th")] == [
        ("A", "col"),
        ("eins", "row"),
    ]


def test_code_is_coloured_by_classes_in_a_region_the_keyboard_reaches() -> None:
    rendered = written('```python\nprint("<b>")\n```')
    region = one(rendered, "div[@class='code-block']")
    assert (region.get("role"), region.get("aria-label")) == ("region", "Code 1: Python")
    assert one(rendered, "pre").get("tabindex") == "0"
    assert words_of(one(rendered, "code")) == 'print("<b>")\n'
    assert one(rendered, "span[@class='nb']").text == "print"
    assert "style=" not in rendered.html


def test_code_in_an_unknown_language_stays_plain() -> None:
    rendered = written("```klingonisch\nx < y\n```")
    assert words_of(one(rendered, "code")) == "x < y\n"
    assert not list(one(rendered, "code"))


def test_long_code_stays_plain_because_colouring_could_take_too_long() -> None:
    assert not list(one(written(f"```python\n{'x = 1; ' * 1000}\n```"), "code"))


def test_html_in_the_source_is_shown_as_text() -> None:
    rendered = written("Ein <b>Wort</b>\n\n<script>alert(1)</script>")
    assert "&lt;b&gt;Wort&lt;/b&gt;" in rendered.html
    assert "&lt;script&gt;" in rendered.html


def test_the_text_for_search_holds_every_word_once_and_no_markup() -> None:
    rendered = written(
        "## Ziel\n\n::: tip Merksatz\nEin *Wort*\nund `Code`\n:::\n\n"
        '![](medien/tafel.png "Im Flur")\n\n| Kopf |\n|---|\n| Zelle |\n\n```\nx = 1\n```\n\n$a^2$[^n]'
        "\n\n[^n]: Notiz"
    )
    assert rendered.text.split("\n") == [
        "Ziel",
        "Merksatz",
        "Ein Wort und Code",
        "Eine Tafel mit vier Fragen. Im Flur",
        "Kopf",
        "Zelle",
        "x = 1",
        "a^2",
        "Notiz",
    ]


def test_strikethrough_lists_quotes_and_rules_work() -> None:
    html = written("~~weg~~\n\n3. drei\n4. vier\n\n> Zitat\n\n---\n\nZeile  \nUmbruch").html
    for part in ("<s>weg</s>", '<ol start="3">', "<blockquote>", "<hr>", "<br>"):
        assert part in html


def test_what_is_nested_too_deeply_is_reported_because_it_is_left_out() -> None:
    rendered = written("> " * 30 + "tief")
    assert "tief" not in rendered.text
    assert problems(rendered) == [(1, "Lists, quotes and boxes are nested too deeply here.")]


@pytest.mark.parametrize("source", ["x" * 500_001, "\n" * 20_001, "[" * 20_001])
def test_far_too_long_texts_are_refused_before_any_work(source: str) -> None:
    rendered = written(source)
    assert (rendered.html, rendered.text) == ("", "")
    assert "far too long" in rendered.problems[0].message
