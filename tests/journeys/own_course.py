"""A small course of its own for a journey, brought in as an operator does it."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.journeys.running import PROJECT, Platform

TRAINER = "jonas.brandt"
"""Teaches at the Oberschule and trains for the centre; not staff."""

COURSE = """\
format: 1
slug: {slug}
title: {title}
summary: Wie ein Tafelbild entsteht, das alle lesen können.
language: de
audience: teachers
licence: cc-by
visibility: signed_in
state: published
team:
  - person: {trainer}
    role: owner
sections:
  - id: anfang
    title: Anfang
    units:
      - anfang.md
"""
UNIT = """\
---
id: anfang
kind: reading
title: Der erste Strich
minutes: 5
completion: mark
---
Ein Tafelbild beginnt mit einer Frage.
"""


@dataclass(frozen=True)
class OwnCourse:
    """The course's addresses."""

    slug: str
    title: str

    @property
    def page(self) -> str:
        """What everybody sees."""
        return f"/kurse/{self.slug}/"

    @property
    def door(self) -> str:
        """What the team sees of requests and access."""
        return f"{self.page}antraege/"


def bring_course(platform: Platform, *, name: str, folder: Path) -> OwnCourse:
    """Import a course that no other journey knows."""
    course = OwnCourse(f"tafelbild-{name}", f"Tafelbild {name}")
    text = COURSE.format(slug=course.slug, title=course.title, trainer=TRAINER)
    (folder / "course.yaml").write_text(text)
    (folder / "anfang.md").write_text(UNIT)
    import_folder(platform, folder)
    return course


def import_folder(platform: Platform, folder: Path) -> None:
    """Import the course in `folder`, as an operator does it."""
    environment = {
        **{key: value for key, value in os.environ.items() if not key.startswith("LERNHUB_")},
        "LERNHUB_DATA": str(platform.data),
        "DJANGO_SETTINGS_MODULE": "lms.settings.base",
    }
    command = [sys.executable, "manage.py", "import_course", str(folder)]
    subprocess.run(command, cwd=PROJECT, env=environment, check=True, stdout=subprocess.DEVNULL)
