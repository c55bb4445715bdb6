"""What may stand in course.yaml and above a unit: fields, types, limits. `FORMAT.md` explains them."""

import unicodedata
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from courses.enrolment.vocabulary import Way
from courses.outline.vocabulary import (
    Audience,
    Completion,
    Proficiency,
    Release,
    State,
    TeamRole,
    Visibility,
)
from courses.packages.moments import closing, opening, written_closing, written_opening
from courses.packages.paths import normal_path, objection_to
from lms.vocabularies.reference import Reference

FORMAT = 1
MOST_TAGS = 20
MIDDLE = 50


# Line and paragraph separators, control characters, and halves of surrogate pairs (which YAML can
# spell but no database keeps), by their Unicode categories.
_NOT_IN_LINES = frozenset({"Cc", "Cs", "Zl", "Zp"})


def _one_line(text: str) -> str:
    stripped = text.strip()
    if not _NOT_IN_LINES.isdisjoint(map(unicodedata.category, stripped)):
        raise PydanticCustomError("one_line", "must be a single line")
    return stripped


def _known_format(number: int) -> int:
    if number != FORMAT:
        raise PydanticCustomError("unknown_format", "is not a format we read")
    return number


def _package_path(path: str) -> str:
    path = normal_path(path)
    objection = objection_to(path)
    if objection:
        raise PydanticCustomError("path_outside", "{objection}", {"objection": objection})
    return path


def _paragraphs(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    visible = text.replace("\n", "").replace("\t", "")
    if not {"Cc", "Cs"}.isdisjoint(map(unicodedata.category, visible)):
        raise PydanticCustomError("control_character", "contains a control character")
    return text.strip("\n").rstrip()


def _reference(text: str) -> str:
    try:
        return str(Reference.parse(text))
    except ValueError:
        raise PydanticCustomError("no_reference", "names no vocabulary") from None


def _opening(text: str) -> str:
    try:
        return written_opening(opening(text))
    except ValueError:
        raise PydanticCustomError("no_moment", "is no day or moment") from None


def _closing(text: str) -> str:
    try:
        return written_closing(closing(text))
    except ValueError:
        raise PydanticCustomError("no_moment", "is no day or moment") from None


SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Slug = Annotated[str, Field(pattern=SLUG, max_length=80)]
CourseSlug = Annotated[str, Field(pattern=SLUG, max_length=100)]
Key = Annotated[str, AfterValidator(_one_line), Field(min_length=1, max_length=60)]
Tag = Annotated[str, AfterValidator(_one_line), Field(min_length=1, max_length=40)]
PackagePath = Annotated[str, AfterValidator(_package_path)]
Title = Annotated[str, AfterValidator(_one_line), Field(min_length=1, max_length=160)]
Sentence = Annotated[str, AfterValidator(_one_line), Field(min_length=1, max_length=300)]
OptionalSentence = Annotated[str, AfterValidator(_one_line), Field(max_length=300)]
Paragraphs = Annotated[str, AfterValidator(_paragraphs), Field(max_length=20_000)]


class Fields(BaseModel):
    """Base: a field we don't know is an error, because it is nearly always a slip."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class TeamFields(Fields):
    """One person of the team."""

    person: Annotated[str, AfterValidator(_one_line), Field(min_length=1, max_length=60)]
    role: TeamRole


class MediaFields(Fields):
    """One picture or download."""

    path: PackagePath
    alt: Annotated[str, AfterValidator(_one_line), Field(max_length=500)] = ""
    decorative: bool = False
    title: OptionalSentence = ""
    source: OptionalSentence = ""


class CompetenceFields(Fields):
    """One competence, by vocabulary and key, and how far it is developed."""

    id: Annotated[Key, AfterValidator(_reference)]
    level: Proficiency | None = None


class EnrolmentFields(Fields):
    """How one comes into the course; moments as `moments` writes them. A key is never in a package."""

    way: Way = Way.OPEN
    capacity: Annotated[int, Field(ge=1, le=100_000)] | None = None
    opens: Annotated[str, AfterValidator(_opening)] | None = None
    closes: Annotated[str, AfterValidator(_closing)] | None = None


class SectionFields(Fields):
    """One section; `units` are paths of files in the package."""

    id: Slug
    title: Title
    requires: tuple[Slug, ...] = ()
    units: tuple[PackagePath, ...] = ()


class UnitFields(Fields):
    """What stands above a unit's body."""

    id: Slug
    kind: Annotated[str, Field(pattern=SLUG, max_length=20)]
    title: Title
    summary: OptionalSentence = ""
    minutes: Annotated[int, Field(ge=1, le=600)]
    completion: Completion = Completion.MARK
    pass_percent: Annotated[int, Field(ge=1, le=100)] | None = None
    requires: tuple[Slug, ...] = ()
    state: Release = Release.PUBLISHED
    visible_from: Annotated[str, AfterValidator(_opening)] | None = None
    visible_until: Annotated[str, AfterValidator(_closing)] | None = None


class FocusFields(Fields):
    """What of the picture must stay in view: percent from the left and from the top."""

    x: Annotated[int, Field(ge=0, le=100)] = MIDDLE
    y: Annotated[int, Field(ge=0, le=100)] = MIDDLE


class CourseFields(Fields):
    """course.yaml. `team` and `enrolment` left out (None) leave things as they are.

    Competences, subjects, levels and the licence are keys of vocabularies.
    """

    format: Annotated[int, AfterValidator(_known_format)]
    slug: CourseSlug
    previous_slugs: tuple[CourseSlug, ...] = ()
    title: Title
    summary: Sentence
    description: Paragraphs = ""
    language: Annotated[str, Field(pattern=r"^[a-z]{2}(-[A-Z]{2})?$")] = "de"
    easy_language: bool = False
    audience: Audience
    licence: Key = "cc-by"
    visibility: Visibility = Visibility.SIGNED_IN
    state: State = State.DRAFT
    school: Annotated[str, AfterValidator(_one_line), Field(max_length=10)] | None = None
    enrolment: EnrolmentFields | None = None
    team: tuple[TeamFields, ...] | None = None
    outcomes: tuple[Sentence, ...] = ()
    competences: tuple[CompetenceFields, ...] = ()
    subjects: tuple[Key, ...] = ()
    levels: tuple[Key, ...] = ()
    tags: Annotated[tuple[Tag, ...], Field(max_length=MOST_TAGS)] = ()
    image: PackagePath | None = None
    image_focus: FocusFields | None = None
    media: tuple[MediaFields, ...] = ()
    sections: tuple[SectionFields, ...] = ()
