"""Finding competences to tag a course with: by words of any language, or by number. Few are shown."""

from dataclasses import dataclass

from courses.outline.models import Course
from courses.outline.selectors import Competence, tagging_of
from courses.outline.vocabulary import COMPETENCES, LEVELLED
from lms.kernel.folding import fold
from lms.vocabularies.models import Term
from lms.vocabularies.selectors import terms_of


@dataclass(frozen=True)
class Found:
    """A competence that can be chosen; `reference` names it, such as "digcompedu:3.1"."""

    reference: str
    key: str
    label: str
    area: str
    framework: str
    is_levelled: bool


def competences_for(course: Course, *, search: str) -> list[Found]:
    """Competences that have all words of `search` and are not chosen yet; without words all."""
    chosen = {each.term.pk for each in tagging_of([course])[course.pk].competences}
    words = fold(search).split()
    terms = [term for name in COMPETENCES for term in terms_of(name).select_related("vocabulary")]
    return [
        _found(term)
        for term in terms
        if term.pk not in chosen and _fits(term, words) and term.parent
    ]


def chosen_competences(course: Course) -> tuple[Competence, ...]:
    """What the course develops already."""
    return tagging_of([course])[course.pk].competences


def _fits(term: Term, words: list[str]) -> bool:
    area = f"{term.parent.label_de} {term.parent.label_en}" if term.parent else ""
    text = fold(f"{term.key} {term.label_de} {term.label_en} {area}")
    return all(word in text for word in words)


def _found(term: Term) -> Found:
    return Found(
        reference=f"{term.vocabulary.key}:{term.key}",
        key=term.key,
        label=term.label,
        area=term.parent.label if term.parent else "",
        framework=term.vocabulary.label,
        is_levelled=term.vocabulary.key == LEVELLED,
    )
