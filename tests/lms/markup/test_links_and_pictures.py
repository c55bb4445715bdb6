"""Where links lead and what pictures need."""

import pytest

from lms.markup.document import ImageSource
from lms.markup.rendering import render
from tests.lms.markup.writing import one, problems, tree, words_of, written


def test_a_lone_picture_becomes_a_figure_with_caption_and_credit() -> None:
    rendered = written('![Vier Fragen](medien/tafel.png "Im Flur")')
    image = one(rendered, "figure/img")
    assert image.attrib == {
        "alt": "Vier Fragen",
        "src": "/kurse/k/dateien/tafel.png",
        "srcset": "/kurse/k/dateien/tafel.png?w=480 480w, /kurse/k/dateien/tafel.png 1600w",
        "sizes": "(min-width: 48rem) 42rem, 100vw",
        "width": "1600",
        "height": "900",
        "loading": "lazy",
        "decoding": "async",
    }
    assert words_of(one(rendered, "figcaption")) == "Im Flur Foto: Medienzentrum"


def test_a_picture_in_a_sentence_stays_in_it() -> None:
    rendered = written("Das Zeichen ![Haken](medien/täfelchen.png) heißt: erledigt.")
    assert one(rendered, "p/img").get("alt") == "Haken"


def test_the_course_s_description_serves_where_the_text_gives_none() -> None:
    assert one(written("![](medien/tafel.png)"), "img").get("alt") == "Eine Tafel mit vier Fragen."


def test_a_picture_without_description_is_a_problem_with_its_line() -> None:
    rendered = written("Text\nund ![](medien/täfelchen.png)")
    ((line, message),) = problems(rendered)
    assert line == 2
    assert message.startswith("Please describe the picture “medien/täfelchen.png” in one sentence")


@pytest.mark.parametrize(
    "path", ["medien/fehlt.png", "https://example.org/a.png", "data:image/png,x"]
)
def test_a_picture_from_elsewhere_is_a_problem_and_not_shown(path: str) -> None:
    rendered = written(f"\n\n![Bild]({path})")
    assert problems(rendered) == [
        (3, f"There is no picture “{path}” in this course. Add the file, or mend the path.")
    ]
    assert not list(tree(rendered.html).iter("img"))
    assert "[Bild]" in rendered.html


def test_links_into_the_web_are_marked_and_give_nothing_away() -> None:
    link = one(written("[Wiki](https://example.org/a?b=c&d)"), "a")
    assert link.attrib == {
        "href": "https://example.org/a?b=c&d",
        "class": "external",
        "rel": "noopener noreferrer",
    }


@pytest.mark.parametrize("address", ["mailto:a@example.org", "tel:+495341123"])
def test_mail_and_telephone_are_plain_links(address: str) -> None:
    assert one(written(f"[Fragen]({address})"), "a").attrib == {"href": address}


def test_links_to_units_lead_there_and_may_take_the_unit_s_title() -> None:
    rendered = written("[](unit:warum-digital)")
    assert one(rendered, "a").attrib == {"href": "/kurse/k/lernen/warum-digital/"}
    assert one(rendered, "a").text == "Warum digital?"


def test_downloads_say_their_size() -> None:
    link = one(written("[Vorlage (ODT)](medien/vorlage.odt)"), "a[@class='download']")
    assert words_of(link) == "Vorlage (ODT) (84 kB)"
    assert link.get("type") == "application/vnd.oasis.opendocument.text"


def test_sizes_are_written_in_the_language_of_the_text() -> None:
    assert "(12,3 MB)" in written("[Film](medien/film.mp4)", language="de").html
    assert "(12.3 MB)" in written("[Film](medien/film.mp4)", language="en").html


def test_links_within_the_text_find_the_heading_by_its_words() -> None:
    rendered = written("[hin](#größe)\n\n## Größe")
    assert one(rendered, "a").get("href") == "#text-groesse"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//example.org",
        "/verwaltung/",
    ],
)
def test_other_addresses_are_refused_and_only_the_text_is_left(address: str) -> None:
    rendered = written(f"Ein [Wort]({address}).")
    assert "is not allowed" in rendered.problems[0].message
    assert rendered.problems[0].line == 1
    assert rendered.html == "<p>Ein Wort.</p>\n"


@pytest.mark.parametrize(
    ("link", "message"),
    [
        ("[x](unit:fehlt)", "“unit:fehlt” is not in this course."),
        ("[x](medien/fehlt.odt)", "“medien/fehlt.odt” is not in this course."),
        ("[x](#fehlt)", "There is no heading “fehlt” in this text."),
        ("[](https://example.org)", "This link has no text"),
        ("[x](https://)", "names no website"),
    ],
)
def test_links_that_lead_nowhere_are_problems_with_their_line(link: str, message: str) -> None:
    rendered = written(f"Text\nund {link}")
    assert [problem.line for problem in rendered.problems] == [2]
    assert message in rendered.problems[0].message


def test_a_linked_picture_names_the_link() -> None:
    rendered = written("[![](medien/tafel.png)](https://example.org)")
    assert rendered.problems == ()
    assert one(rendered, "a/img").get("alt") == "Eine Tafel mit vier Fragen."


def test_a_picture_is_decorative_by_a_hyphen_or_by_its_file() -> None:
    plain = ImageSource("/b.png")
    said = render(
        "![-](b.png)\n", resolve_image=lambda _path: plain, resolve_link=lambda _href: None
    )
    assert said.problems == ()
    assert '<img alt="" src="/b.png"' in said.html
    assert said.text == ""

    silent = render("![](b.png)", resolve_image=lambda _: plain, resolve_link=lambda _: None)
    assert [problem.line for problem in silent.problems] == [1]
    decorative = ImageSource("/b.png", decorative=True)
    by_file = render("![](b.png)", resolve_image=lambda _: decorative, resolve_link=lambda _: None)
    assert by_file.problems == ()
