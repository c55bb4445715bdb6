"""The record for other catalogues, against the rules of AMB 2023-10-19.

The schema below writes those rules down anew, from the profile's text (CC0, w3id.org/kim/amb).
"""

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from courses.catalogue.records import json_record
from courses.outline.models import Course, CourseTerm
from courses.outline.selectors import licence_of, tagging_of, team_of
from courses.outline.vocabulary import Audience, State, TeamRole, Visibility
from lms.kernel.clock import now
from lms.vocabularies.models import Term
from tests.factories.accounts import UserFactory
from tests.factories.outline import CourseFactory

pytestmark = pytest.mark.django_db
SITE = "https://hub.example/"
DAY = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
URL = {"type": "string", "pattern": "^https?://"}


def concepts(pattern: str) -> dict[str, Any]:
    """A list of concepts whose addresses look like `pattern`."""
    return {
        "type": "array",
        "minItems": 1,
        "items": {
            "type": "object",
            "required": ["id", "prefLabel"],
            "properties": {
                "type": {"const": "Concept"},
                "id": {"type": "string", "pattern": pattern},
                "prefLabel": {"type": "object", "required": ["de"]},
            },
        },
    }


SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["@context", "id", "name", "type"],
    "additionalProperties": False,
    "properties": {
        "@context": {
            "type": "array",
            "minItems": 2,
            "contains": {"const": "https://w3id.org/kim/amb/context.jsonld"},
            "prefixItems": [{}, {"type": "object", "required": ["@language"]}],
        },
        "id": URL,
        "type": {"type": "array", "contains": {"const": "LearningResource"}},
        "name": {"type": "string", "minLength": 1},
        "description": {"type": "string"},
        "creator": {
            "type": "array",
            "items": {
                "required": ["type", "name"],
                "properties": {"type": {"enum": ["Person", "Organization"]}},
            },
        },
        "publisher": {"type": "array", "items": {"required": ["type", "name"]}},
        "about": concepts("^http://w3id.org/kim/schulfaecher/"),
        "learningResourceType": concepts("^https://w3id.org/kim/hcrt/"),
        "educationalLevel": concepts("^https://w3id.org/kim/educationalLevel/"),
        "audience": concepts("^http://purl.org/dcx/lrmi-vocabs/educationalAudienceRole/"),
        "teaches": concepts("^http"),
        "inLanguage": {"type": "array", "items": {"pattern": "^[a-z]{2}$"}},
        "license": {
            "type": "object",
            "properties": {
                "id": {"pattern": "^https?://creativecommons.org/(licen[sc]es|publicdomain)/"}
            },
        },
        "isAccessibleForFree": {"type": "boolean"},
        "conditionsOfAccess": {
            "type": "object",
            "properties": {
                "id": {"pattern": "^http://w3id.org/kim/conditionsOfAccess/(no_)?login$"}
            },
        },
        "datePublished": DAY,
        "dateModified": DAY,
        "duration": {"type": "string", "pattern": r"^PT\d+M$"},
        "keywords": {"type": "array", "items": {"type": "string"}},
        "image": URL,
        "mainEntityOfPage": {"type": "array", "items": {"required": ["id"]}},
    },
}


def faults(record: dict[str, Any]) -> list[str]:
    return [error.message for error in Draft202012Validator(SCHEMA).iter_errors(record)]


def test_a_tagged_course_fulfils_the_profile_and_leaves_nothing_out() -> None:
    course = CourseFactory.create(slug="k", minutes=160, tags=["Tablet"], published_at=now())
    course.team.create(
        person=UserFactory.create(display_name="Svenja Oltmanns"), role=TeamRole.OWNER
    )
    for vocabulary, key in (
        ("digcompedu", "3.1"),
        ("subjects", "deutsch"),
        ("school-levels", "sek1"),
    ):
        term = Term.objects.get(vocabulary__key=vocabulary, key=key)
        CourseTerm.objects.create(course=course, term=term)

    record = record_of(course)

    assert record is not None
    assert faults(record) == []
    assert set(SCHEMA["properties"]) - set(record) == {"image"}
    assert record["id"] == "https://hub.example/kurse/k/"
    assert record["creator"] == [{"type": "Person", "name": "Svenja Oltmanns"}]


def record_of(course: Course) -> dict[str, Any] | None:
    """The record as the course's page makes it."""
    return json_record(
        course,
        site_url=SITE,
        licence=licence_of(course),
        tagging=tagging_of([course])[course.pk],
        team=team_of(course),
    )


@pytest.mark.parametrize("audience", Audience.values)
def test_a_bare_course_for_anybody_fulfils_the_profile(audience: str) -> None:
    record = record_of(CourseFactory.create(audience=audience))

    assert record is not None
    assert faults(record) == []


def test_without_an_open_licence_none_is_named() -> None:
    record = record_of(CourseFactory.create(licence="copyright"))

    assert record is not None
    assert "license" not in record


@pytest.mark.parametrize(
    "hidden",
    [{"visibility": Visibility.SIGNED_IN}, {"state": State.DRAFT}, {"state": State.ARCHIVED}],
)
def test_what_not_everybody_may_see_is_not_described(hidden: dict[str, str]) -> None:
    assert record_of(CourseFactory.create(**hidden)) is None


def test_the_schema_finds_faults() -> None:
    record = record_of(CourseFactory.create())

    assert record is not None
    assert faults({**record, "license": {"id": "https://example.org"}})
    assert faults({**record, "inLanguage": "de"})
    assert faults({name: value for name, value in record.items() if name != "name"})
