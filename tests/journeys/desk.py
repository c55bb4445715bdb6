"""A course with two authors, and their hands on the page to write on."""

import base64
import sqlite3
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.journeys.own_course import TRAINER, OwnCourse, import_folder
from tests.journeys.running import Platform

AUTHOR = "svenja.oltmanns"
PUBLISHED = "Ein Tafelbild beginnt mit einer Frage."

COURSE = f"""\
format: 1
slug: {{slug}}
title: {{title}}
summary: Wie ein Tafelbild entsteht, das alle lesen können.
language: de
audience: teachers
licence: cc-by
visibility: signed_in
state: published
team:
  - person: {TRAINER}
    role: owner
  - person: {AUTHOR}
    role: author
sections:
  - id: anfang
    title: Anfang
    units:
      - anfang.md
      - zwei.md
"""
UNIT = f"""\
---
id: {{id}}
kind: reading
title: {{title}}
minutes: 5
completion: mark
---
{PUBLISHED}
"""

WORD = """\
<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta name=Generator content="Microsoft Word 15">
<style>p.MsoNormal { margin: 0cm }</style></head><body>
<h1>Wandertag</h1><p class=MsoNormal>Wir treffen uns um <b>8 Uhr</b> am <i>Tor</i>.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><span
style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span>Jacke</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span
style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span>Wasser</p>
<p class=MsoNormal><a href="https://wetter.example/heute">Wetter</a></p></body></html>
"""
WORD_AS_MARKDOWN = """\
## Wandertag

Wir treffen uns um **8 Uhr** am _Tor_.

- Jacke
- Wasser

[Wetter](https://wetter.example/heute)"""
CELLS = "Ort\tZeit\nTor\t8 Uhr\nBahnhof\t9 | 10 Uhr\n"
CELLS_AS_MARKDOWN = """\
| Ort | Zeit |
| --- | --- |
| Tor | 8 Uhr |
| Bahnhof | 9 \\| 10 Uhr |"""


class Desk:
    """The page to write on, in one person's browser."""

    def __init__(self, page: Page, course: OwnCourse) -> None:
        self.page = page
        self.address = f"{course.page}werkstatt/einheiten/anfang/"

    def open(self) -> "Desk":
        """Go there."""
        self.page.goto(self.address)
        return self

    @property
    def text(self) -> Locator:
        """The field of the text."""
        return self.page.get_by_label("Text", exact=True)

    @property
    def state(self) -> Locator:
        """What is said of saving."""
        return self.page.locator("[data-state]")

    @property
    def notice(self) -> Locator:
        """What stands above the text when something is the matter."""
        return self.page.locator("[data-notice]")

    def add(self, words: str) -> None:
        """Type at the end of the text."""
        self.text.press("Control+End")
        self.page.keyboard.type(words)

    def is_saved(self) -> None:
        """Wait until the page says so."""
        expect(self.state).to_contain_text("Gespeichert um", timeout=30_000)

    def drop(self, file: Path) -> None:
        """Let go of a picture over the text."""
        content = base64.b64encode(file.read_bytes()).decode()
        dropped = self.page.evaluate_handle(
            """({ name, content }) => {
                const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
                const transfer = new DataTransfer();
                transfer.items.add(new File([bytes], name, { type: "image/png" }));
                return transfer;
            }""",
            {"name": file.name, "content": content},
        )
        self.text.dispatch_event("drop", {"dataTransfer": dropped})

    def paste(self, *, html: str = "", text: str = "") -> None:
        """Paste from another program."""
        self.text.evaluate(
            """(field, { html, text }) => {
                const clipboardData = new DataTransfer();
                if (html) clipboardData.setData("text/html", html);
                clipboardData.setData("text/plain", text);
                const options = { clipboardData, bubbles: true, cancelable: true };
                field.dispatchEvent(new ClipboardEvent("paste", options));
            }""",
            {"html": html, "text": text},
        )


def bring_desk_course(platform: Platform, *, name: str, folder: Path) -> OwnCourse:
    """A course of two units that two people may write in."""
    course = OwnCourse(f"schreiben-{name}", f"Schreiben {name}")
    (folder / "course.yaml").write_text(COURSE.format(slug=course.slug, title=course.title))
    (folder / "anfang.md").write_text(UNIT.format(id="anfang", title="Der erste Strich"))
    (folder / "zwei.md").write_text(UNIT.format(id="zwei", title="Der zweite Strich"))
    import_folder(platform, folder)
    return course


def take_from_team(platform: Platform, course: OwnCourse, person: str) -> None:
    """End somebody's part in the team, as another owner would."""
    with sqlite3.connect(platform.data / "lernhub.sqlite3", timeout=20) as database:
        database.execute(
            "DELETE FROM outline_courseteammember WHERE course_id ="
            " (SELECT id FROM outline_course WHERE slug = ?) AND person_id ="
            " (SELECT id FROM accounts_user WHERE username = ?)",
            (course.slug, person),
        )
