"""A trainer looks after her course: who takes part, who is stuck on what, one learner, the file."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.axe import faults
from tests.journeys.conftest import NewPage
from tests.journeys.hands import Keyboard, Mouse

ROSTER = "/kurse/unterricht-mit-digitalen-medien-planen/teilnehmende/"


@pytest.mark.parametrize(
    ("hand", "scripts"),
    [(Mouse, True), (Keyboard, True), (Mouse, False)],
    ids=["mouse", "keyboard", "without-javascript"],
)
def test_a_trainer_finds_a_learner_and_reads_how_far_she_is(
    new_page: NewPage, hand: type[Mouse | Keyboard], scripts: bool
) -> None:
    page = new_page(user="svenja.oltmanns", scripts=scripts)
    hands = hand(page)
    page.goto(ROSTER.removesuffix("teilnehmende/"))
    hands.follow(page.get_by_role("link", name="Teilnehmende"))
    expect(page.get_by_role("table")).to_contain_text("Lena Rautenberg")

    hands.write(page.get_by_role("searchbox", name="Name"), "KAYA")
    hands.follow(page.get_by_role("button", name="Zeigen"))
    row = page.get_by_role("row").filter(has_text="Meryem Kaya")
    expect(row).to_contain_text("4 von 10")
    expect(page.get_by_role("row")).to_have_count(2)

    hands.follow(page.get_by_role("link", name="Meryem Kaya"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Meryem Kaya")
    expect(page.get_by_text("4 von 10 Einheiten")).to_be_visible()
    expect(page.get_by_text("Erledigt, sobald es die lernende Person").first).to_be_visible()


def test_who_has_left_is_listed_apart(new_page: NewPage) -> None:
    page = new_page(user="svenja.oltmanns")
    page.goto(ROSTER)
    expect(page.get_by_role("table")).not_to_contain_text("Tobias Heine")

    page.get_by_role("link", name="Ausgetreten").click()

    expect(page.get_by_role("table")).to_contain_text("Tobias Heine")


def test_the_file_opens_in_a_spreadsheet(new_page: NewPage) -> None:
    page = new_page(user="svenja.oltmanns")
    page.goto(ROSTER)
    with page.expect_download() as started:
        page.get_by_role("link", name="Diese Personen als Datei").click()

    file = Path(started.value.path()).read_text("utf-8")
    assert started.value.suggested_filename == "unterricht-mit-digitalen-medien-planen.csv"
    assert file.startswith("\ufeffName;Schule und Klasse;Stand;")
    assert "Lena Rautenberg" in file


def test_the_pages_have_no_violation(new_page: NewPage) -> None:
    page = new_page(user="svenja.oltmanns")
    page.goto(ROSTER)
    learner = page.get_by_role("link", name="Meryem Kaya").get_attribute("href")

    pages = [ROSTER, f"{ROSTER}?q=zzz", f"{ROSTER}?stand=left", str(learner)]
    assert faults(page, pages) == {}


def test_on_paper_the_list_stands_without_its_controls(new_page: NewPage) -> None:
    page = new_page(user="svenja.oltmanns")
    page.goto(ROSTER)
    page.emulate_media(media="print")

    expect(page.get_by_role("table")).to_be_visible()
    expect(page.get_by_role("button", name="Zeigen")).to_be_hidden()
    expect(page.get_by_role("banner")).to_be_hidden()
