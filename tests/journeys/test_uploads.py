"""Files that are two things at once show as what they were checked to be: nothing in them runs."""

import io
import os
import subprocess
import sys

import pytest
from PIL import Image

from tests.journeys.conftest import NewPage
from tests.journeys.running import PROJECT, Platform

COURSE = "unterricht-mit-digitalen-medien-planen"
SCRIPT = (
    b"<html><svg onload=\"document.title='ran'\"></svg><script>document.title='ran'</script></html>"
)
KEEP = """
from courses.outline.models import Course, CourseFile
from lms.files.services import store_file
kept = store_file(content=open("{path}", "rb"), name="{name}")
CourseFile.objects.create(course=Course.objects.get(slug="{course}"), path="{name}", stored_file=kept)
"""


def gif_and_page() -> bytes:
    """A picture whose comment is a page; the words also follow the picture's end."""
    target = io.BytesIO()
    Image.new("P", (8, 8)).save(target, "GIF", comment=SCRIPT)
    return target.getvalue() + SCRIPT


FILES = {"zwei.gif": gif_and_page(), "zwei.txt": b"Hallo\n" + SCRIPT}


def keep(platform: Platform, name: str) -> None:
    """Put the file into a course of the platform."""
    path = platform.data / name
    path.write_bytes(FILES[name])
    code = KEEP.format(name=name, path=path, course=COURSE)
    environment = {**os.environ, "LERNHUB_DATA": str(platform.data)}
    environment["DJANGO_SETTINGS_MODULE"] = "lms.settings.base"
    command = [sys.executable, "manage.py", "shell", "-c", code]
    subprocess.run(command, cwd=PROJECT, env=environment, check=True, capture_output=True)


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_page_inside_another_file_does_not_run(
    new_page: NewPage, platform: Platform, name: str
) -> None:
    keep(platform, name)
    page = new_page(user="svenja.oltmanns")
    answer = page.goto(f"/kurse/{COURSE}/dateien/{name}")
    assert answer is not None
    assert answer.status == 200
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers["content-security-policy"]
    assert page.title() != "ran"
    assert page.locator("script, svg").count() == 0
