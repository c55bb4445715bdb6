"""What of a course's picture stays in view."""

import re

import pytest

from courses.outline.models import Course
from courses.outline.templatetags.outline import focus_class
from tests.architecture.house import PROJECT


@pytest.mark.parametrize(
    ("x", "y", "expected"),
    [
        (50, 50, ""),
        (50, 51, " focus-x-50 focus-y-50"),
        (0, 100, " focus-x-0 focus-y-100"),
        (14, 15, " focus-x-10 focus-y-20"),
    ],
)
def test_the_point_is_kept_to_the_nearest_tenth(x: int, y: int, expected: str) -> None:
    assert focus_class(Course(focus_x=x, focus_y=y)) == expected


def test_the_style_sheet_knows_every_class() -> None:
    css = (PROJECT / "lms/ui/assets/css/components/cover.css").read_text("utf-8")
    known = set(re.findall(r"\.(focus-[xy]-\d+)", css))
    needed = {
        name for at in range(101) for name in focus_class(Course(focus_x=at, focus_y=at)).split()
    }
    assert needed == known
