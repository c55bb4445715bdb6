"""Reading what courses are about, for however many courses in the same few queries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q

from courses.outline.models import Course, CourseTerm
from courses.outline.vocabulary import COMPETENCES, LEVELS, LICENCES, PROFICIENCIES, SUBJECTS
from lms.vocabularies.models import Term
from lms.vocabularies.reference import Reference
from lms.vocabularies.selectors import all_terms_of, at_or_below, labels_of, term

FRAMEWORKS = {"digcompedu": "DigCompEdu", "kmk": "KMK"}


@dataclass(frozen=True)
class Competence:
    """A competence that a course develops; `level` and its name are empty when none is given."""

    term: Term
    level: str
    level_label: str

    @property
    def reference(self) -> Reference:
        """How course.yaml names it."""
        return Reference(self.term.vocabulary.key, self.term.key)

    @property
    def framework(self) -> str:
        """The short name of the framework, as people say it."""
        vocabulary = self.term.vocabulary
        return FRAMEWORKS.get(vocabulary.key, vocabulary.label)


@dataclass(frozen=True)
class Tagging:
    """What one course is about, in the order of the vocabularies."""

    competences: tuple[Competence, ...] = ()
    subjects: tuple[Term, ...] = ()
    levels: tuple[Term, ...] = ()


@dataclass(frozen=True)
class CourseLicence:
    """What others may do with a course."""

    key: str
    label: str
    short: str
    url: str
    is_open: bool
    in_amb: bool
    non_commercial: bool
    no_derivatives: bool


def tagging_of(courses: Iterable[Course]) -> dict[int, Tagging]:
    """What each of `courses` is about, by primary key; every course has an entry."""
    by_course: dict[int, list[CourseTerm]] = {course.pk: [] for course in courses}
    tags = CourseTerm.objects.filter(course__in=by_course).select_related(
        "term__vocabulary", "term__parent"
    )
    for tag in tags.order_by("term__vocabulary__key", "term__position"):
        by_course[tag.course_id].append(tag)
    levelled = any(tag.level for found in by_course.values() for tag in found)
    names = labels_of(PROFICIENCIES) if levelled else {}
    return {pk: _tagging(found, names) for pk, found in by_course.items()}


def _tagging(tags: list[CourseTerm], level_names: Mapping[str, str]) -> Tagging:
    def terms(vocabulary: str) -> tuple[Term, ...]:
        return tuple(tag.term for tag in tags if tag.term.vocabulary.key == vocabulary)

    return Tagging(
        competences=tuple(
            Competence(tag.term, tag.level, level_names.get(tag.level, ""))
            for tag in tags
            if tag.term.vocabulary.key in COMPETENCES
        ),
        subjects=terms(SUBJECTS),
        levels=terms(LEVELS),
    )


def tagged_with(vocabulary: str, key: str) -> Q:
    """Courses tagged with the term or one below it: area 3 finds what develops 3.1."""
    within = at_or_below("term", vocabulary=vocabulary, key=key)
    return Q(Exists(CourseTerm.objects.filter(within, course=OuterRef("pk"))))


def licences() -> dict[str, CourseLicence]:
    """Every licence by its key, retired ones included."""
    return {term.key: _licence(term.key, term.label, term.facts) for term in all_terms_of(LICENCES)}


def licence_of(course: Course) -> CourseLicence:
    """The course's licence; one that the vocabulary does not know is shown by its key."""
    found = term(LICENCES, course.licence)
    if found is None:
        return _licence(course.licence, course.licence, {})
    return _licence(found.key, found.label, found.facts)


def _licence(key: str, label: str, facts: Mapping[str, Any]) -> CourseLicence:
    return CourseLicence(
        key=key,
        label=label,
        short=facts.get("short") or label,
        url=facts.get("url") or "",
        is_open=bool(facts.get("oer")),
        in_amb=bool(facts.get("amb")),
        non_commercial=bool(facts.get("non_commercial")),
        no_derivatives=bool(facts.get("no_derivatives")),
    )
