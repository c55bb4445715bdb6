"""FORMAT.md is true: its example imports, and it names every field, choice and limit."""

import re
from pathlib import Path

import pytest

from courses import packages
from courses.activities.registry import kinds
from courses.enrolment.vocabulary import Way
from courses.outline.vocabulary import (
    Audience,
    Completion,
    Proficiency,
    State,
    TeamRole,
    Visibility,
)
from courses.packages.limits import LIMITS
from courses.packages.paths import MAX_PATH_LENGTH
from courses.packages.schema import (
    CompetenceFields,
    CourseFields,
    EnrolmentFields,
    Fields,
    MediaFields,
    SectionFields,
    TeamFields,
    UnitFields,
)
from courses.packages.services import import_course
from tests.courses.packages.building import picture, write_folder
from tests.courses.packages.generating import keys_of

DOCUMENT = Path(packages.__file__).parent / "FORMAT.md"
EXAMPLE = re.compile(r"^\*\*`(?P<path>[^`]+)`\*\*\n\n```\w*\n(?P<text>.*?)^```$", re.M | re.S)
CHOICES = (Audience, Completion, Proficiency, State, TeamRole, Visibility, Way)


def chapter(title: str) -> str:
    """The document from the heading that ends with `title` to the next heading."""
    found = re.search(
        rf"^#+ {re.escape(title)}\n(.*?)(?=^#+ |\Z)", DOCUMENT.read_text(), re.M | re.S
    )
    assert found, title
    return found[1]


@pytest.mark.django_db
def test_the_example_imports_without_a_warning(tmp_path: Path) -> None:
    found = EXAMPLE.finditer(DOCUMENT.read_text())
    files = {match["path"]: match["text"].encode() for match in found}
    files["media/board.png"] = picture()
    report = import_course(actor=None, source=write_folder(tmp_path, files))

    assert report.warnings == ()
    assert report.course.minutes == 45


@pytest.mark.parametrize(
    ("title", "model"),
    [
        ("course.yaml", CourseFields),
        ("Each entry of `team`", TeamFields),
        ("The fields of `enrolment`", EnrolmentFields),
        ("Each entry of `competences`", CompetenceFields),
        ("Each entry of `media`", MediaFields),
        ("Each entry of `sections`", SectionFields),
        ("Unit files", UnitFields),
    ],
)
def test_every_field_is_documented_in_its_order_and_with_its_need(
    title: str, model: type[Fields]
) -> None:
    rows = re.findall(r"^\| `(\w+)` \| ([^|]+) \|", chapter(title), re.M)

    assert [name for name, _need in rows] == list(model.model_fields)
    needed = {name for name, need in rows if need == "yes"}
    assert needed == {name for name, info in model.model_fields.items() if info.is_required()}


def test_every_choice_is_documented() -> None:
    text = DOCUMENT.read_text()

    for choices in CHOICES:
        for choice in choices:
            assert f"`{choice.value}`" in text
    assert all(f"`{kind.key}`" in text for kind in kinds())
    for vocabulary in ("licences", "school-levels"):
        assert all(f"`{key}`" in text for key in keys_of(vocabulary))


def test_every_limit_is_documented() -> None:
    text = chapter("Limits")

    for number in (LIMITS.units, LIMITS.entries, MAX_PATH_LENGTH):
        assert f"| {number:,} |" in text
    assert f"{LIMITS.ratio}-fold" in text
    assert f"{LIMITS.manifest_bytes // 1_000_000} MB" in text
    assert f"{LIMITS.unit_bytes // 1000} kB" in text
    assert f"{LIMITS.total_bytes // 1024**3} GB" in text
