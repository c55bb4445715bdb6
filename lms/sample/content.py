"""What the files in `deploy/sample` say."""

from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

FOLDER = Path(__file__).resolve().parent.parent.parent / "deploy" / "sample"
PASSWORD = "lernhub-probe"  # noqa: S105 known to everybody: accounts of the sample work on loopback only


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SampleClass(_Strict):
    """A class of a sample school."""

    name: str
    grade: int
    school_year: str


class SampleSchool(_Strict):
    """An invented school."""

    number: str
    name: str
    type: str
    levels: tuple[str, ...]
    place: str
    classes: tuple[SampleClass, ...]


class SampleMembership(_Strict):
    """A person at a school or, with `class`, in one of its classes."""

    school: str
    role: Literal["pupil", "teacher", "coordinator"]
    class_name: str = Field(default="", alias="class")


class SampleProgress(_Strict):
    """What a person has done in a course; keys of units, in the order in which they were done."""

    course: str
    enrolled_days_ago: int
    done: tuple[str, ...]
    viewed: tuple[str, ...]
    left: bool


class SamplePerson(_Strict):
    """An invented person."""

    username: str
    display_name: str
    email: str
    language: str
    address: Literal["formal", "informal"]
    centre_roles: tuple[str, ...]
    memberships: tuple[SampleMembership, ...]
    progress: tuple[SampleProgress, ...]

    @property
    def roles(self) -> tuple[str, ...]:
        """Every role once: those at the centre, then those at schools."""
        at_schools = (membership.role for membership in self.memberships)
        return tuple(dict.fromkeys((*self.centre_roles, *at_schools)))


class _Schools(_Strict):
    schools: tuple[SampleSchool, ...]


class _People(_Strict):
    people: tuple[SamplePerson, ...]


def read_schools() -> tuple[SampleSchool, ...]:
    """The sample's schools."""
    return _Schools.model_validate(_parsed("schools.yaml")).schools


def read_people() -> tuple[SamplePerson, ...]:
    """The sample's people."""
    return _People.model_validate(_parsed("people.yaml")).people


def course_folders() -> list[Path]:
    """The sample's courses, in the text format of `courses.packages`."""
    return sorted(path.parent for path in (FOLDER / "courses").glob("*/course.yaml"))


def _parsed(name: str) -> object:
    return yaml.safe_load((FOLDER / name).read_text("utf-8"))
