"""A course's page as a learning resource for other catalogues: AMB, version 2023-10-19.

Source of the rules: Allgemeines Metadatenprofil für Bildungsressourcen (DINI AG KIM, CC0),
https://w3id.org/kim/amb/20231019/. Addresses of concepts are copied, never built.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from courses.outline.models import Course
from courses.outline.vocabulary import Audience, Visibility
from lms.vocabularies.models import Term

CONTEXT = "https://w3id.org/kim/amb/context.jsonld"
COURSE_TYPE = ("https://w3id.org/kim/hcrt/course", "Kurs")
_ROLES = "http://purl.org/dcx/lrmi-vocabs/educationalAudienceRole/"
AUDIENCE_ROLES: dict[str, tuple[str, str]] = {
    Audience.TEACHERS: (f"{_ROLES}teacher", "Lehrkraft"),
    Audience.COORDINATORS: (f"{_ROLES}administrator", "Verwaltung"),
    Audience.PUPILS: (f"{_ROLES}student", "Lernende"),
    Audience.FAMILIES: (f"{_ROLES}parent", "Eltern"),
    Audience.SENIORS: (f"{_ROLES}generalPublic", "Allgemeinheit"),
    Audience.EVERYBODY: (f"{_ROLES}generalPublic", "Allgemeinheit"),
}
LOGIN = ("http://w3id.org/kim/conditionsOfAccess/login", "Login notwendig")


@dataclass(frozen=True)
class CourseRecord:
    """What the record is made of. Addresses are whole; `licence_url` is empty where AMB knows none."""

    course: Course
    url: str
    site_url: str
    centre: str
    creators: Sequence[str]
    subjects: Sequence[Term]
    levels: Sequence[Term]
    competences: Sequence[Term]
    licence_url: str = ""
    image_url: str = ""


def amb_of(record: CourseRecord) -> dict[str, Any]:
    """The record as JSON-LD. Only courses that everybody may see have one."""
    course = record.course
    if course.visibility != Visibility.PUBLIC:
        raise ValueError("only public courses are described to other catalogues")
    described = {
        "@context": [CONTEXT, {"@language": course.language}],
        "id": record.url,
        "type": ["LearningResource", "Course"],
        "name": course.title,
        "description": course.summary,
        "creator": [{"type": "Person", "name": name} for name in record.creators],
        "publisher": [{"type": "Organization", "name": record.centre, "id": record.site_url}],
        "learningResourceType": [_concept(*COURSE_TYPE)],
        "audience": [_concept(*AUDIENCE_ROLES[course.audience])],
        "educationalLevel": list(_concepts(record.levels, "amb")),
        "about": list(_concepts(record.subjects, "kim")),
        "teaches": list(_taught(record.competences)),
        "inLanguage": [course.language],
        "isAccessibleForFree": True,
        "conditionsOfAccess": _concept(*LOGIN),
        "datePublished": _day(course.published_at),
        "dateModified": _day(course.updated_at),
        "duration": f"PT{course.minutes}M" if course.minutes else "",
        "keywords": list(course.tags),
        "image": record.image_url,
        "mainEntityOfPage": [_page(record)],
    }
    if record.licence_url:
        described["license"] = {"id": record.licence_url}
    return {name: value for name, value in described.items() if value not in ("", [], None)}


def _concept(address: str, label: str) -> dict[str, Any]:
    return {"type": "Concept", "id": address, "prefLabel": {"de": label}}


def _concepts(terms: Iterable[Term], fact: str) -> Iterable[Mapping[str, Any]]:
    for term in terms:
        if address := term.facts.get(fact):
            labels = {"de": term.label_de, "en": term.label_en}
            yield {"type": "Concept", "id": address, "prefLabel": labels}


def _taught(competences: Iterable[Term]) -> Iterable[Mapping[str, Any]]:
    for term in competences:
        if address := term.facts.get("uri"):
            yield {"id": address, "prefLabel": {"de": term.label_de, "en": term.label_en}}


def _day(moment: datetime | None) -> str:
    return moment.date().isoformat() if moment else ""


def _page(record: CourseRecord) -> dict[str, Any]:
    provider = {"type": "Service", "name": record.centre, "id": record.site_url}
    return {"id": record.url, "type": "WebContent", "provider": provider}
