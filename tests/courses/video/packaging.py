"""A course of films as text."""

from pathlib import Path

from tests.courses.packages.building import write_folder
from tests.courses.video.samples import CHAPTERS, FILMS

_COURSE = """\
format: 1
slug: kurs-mit-filmen
title: Kurs mit Filmen
summary: Ein Satz.
audience: teachers
licence: cc0
state: published
visibility: public
media:
  - path: medien/film.webm
  - path: medien/film.vtt
  - path: medien/teile.vtt
sections:
  - id: filme
    title: Filme
    units: [film.md, anderswo.md]
"""
_FILM = """\
---
id: film
kind: video
title: Ein Testbild
minutes: 5
completion: score
pass_percent: 80
video: medien/film.webm
captions: medien/film.vtt
chapters: medien/teile.vtt
---

[0:00] Am Anfang ist ein **Testbild** zu sehen, dazu klingt ein tiefer Ton.

[0:06] Das ist noch immer das Testbild, und gleich kommt das Ende.
"""
_ELSEWHERE = """\
---
id: anderswo
kind: video
title: Ein Film an anderer Stelle
minutes: 5
external: https://av.tib.eu/media/1
---

Was der Film zeigt.
"""
_CAPTIONS = """\
WEBVTT

00:00.500 --> 00:06.000
Ein tiefer Ton

00:06.000 --> 00:11.500
und immer noch
"""


def film_package(folder: Path) -> Path:
    """Write the course below `folder`."""
    texts = {
        "course.yaml": _COURSE,
        "film.md": _FILM,
        "anderswo.md": _ELSEWHERE,
        "medien/film.vtt": _CAPTIONS,
        "medien/teile.vtt": CHAPTERS.replace("The board", "Testbild").replace("The end", "Ende"),
    }
    contents = {path: text.encode() for path, text in texts.items()}
    contents["medien/film.webm"] = (FILMS / "sound.webm").read_bytes()
    return write_folder(folder, contents)
