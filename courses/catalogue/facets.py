"""What the catalogue can be filtered by, with how many courses each choice would show.

A count answers: how many courses are there with this choice and everything chosen in other facets?
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from courses.catalogue.filters import Duration, Facet, Sort, Wish
from courses.outline.models import Course, CourseTerm
from courses.outline.selectors import tagged_with
from courses.outline.vocabulary import COMPETENCES, LEVELS, SUBJECTS, Audience, State
from lms.vocabularies.models import Term, in_readers_language

NOTHING = Q(pk__in=[])
DURATION_LABELS: dict[Duration, str | Promise] = {
    Duration.SHORT: _("up to 2 hours"),
    Duration.MEDIUM: _("2 to 5 hours"),
    Duration.LONG: _("longer"),
}
LANGUAGE_LABELS: dict[str, str | Promise] = {"de": _("German"), "en": _("English")}
FACET_LABELS: dict[Facet, str | Promise] = {
    Facet.AUDIENCE: _("For whom"),
    Facet.DURATION: _("Duration"),
    Facet.SUBJECT: _("Subject"),
    Facet.LEVEL: _("School level"),
    Facet.COMPETENCE: _("Competence"),
    Facet.LANGUAGE: _("Language"),
}


@dataclass(frozen=True)
class Option:
    """One choice with the number of courses it would show; `group` heads several of them."""

    value: str
    label: str
    number: int
    chosen: bool
    group: str = ""


@dataclass(frozen=True)
class FacetView:
    """One facet with its choices."""

    facet: Facet
    label: str
    options: Sequence[Option]

    @property
    def chosen(self) -> list[Option]:
        """The choices that are made."""
        return [option for option in self.options if option.chosen]


def matching(courses: QuerySet[Course], wish: Wish) -> QuerySet[Course]:
    """The courses that hold every word, and fit every facet, of `wish`."""
    for word in wish.folded_words:
        courses = courses.filter(
            Q(catalogue_text__text__contains=word) | Q(sort_title__contains=word)
        )
    for facet in Facet:
        if values := wish.values(facet):
            courses = courses.filter(CONDITIONS[facet](values))
    return courses


def _audience(values: Sequence[str]) -> Q:
    return Q(audience__in=values)


def _language(values: Sequence[str]) -> Q:
    return Q(language__in=values)


def _duration(values: Sequence[str]) -> Q:
    wanted = NOTHING
    for value in values:
        if value in list(Duration):
            start, end = Duration(value).minutes
            wanted |= Q(minutes__gte=start, **({"minutes__lt": end} if end else {}))
    return wanted


def _term_condition(vocabulary: str) -> Callable[[Sequence[str]], Q]:
    def condition(values: Sequence[str]) -> Q:
        wanted = NOTHING
        for value in values:
            wanted |= tagged_with(vocabulary, value)
        return wanted

    return condition


def _competence(values: Sequence[str]) -> Q:
    """Areas are written "digcompedu:3"; a competence counts for its area."""
    wanted = NOTHING
    for value in values:
        vocabulary, _colon, key = value.partition(":")
        if vocabulary in COMPETENCES:
            wanted |= tagged_with(vocabulary, key)
    return wanted


CONDITIONS: dict[Facet, Callable[[Sequence[str]], Q]] = {
    Facet.AUDIENCE: _audience,
    Facet.COMPETENCE: _competence,
    Facet.SUBJECT: _term_condition(SUBJECTS),
    Facet.LEVEL: _term_condition(LEVELS),
    Facet.DURATION: _duration,
    Facet.LANGUAGE: _language,
}


@dataclass(frozen=True)
class Facets:
    """All facets, and how many courses fit the whole wish."""

    views: list[FacetView]
    total: int


@dataclass(frozen=True)
class _Row:
    """What of a course is counted."""

    pk: int
    audience: str
    language: str
    minutes: int


@dataclass(frozen=True)
class _Heading:
    """What of a term is shown; many of them are read for each page, so no more than that."""

    key: str
    label_de: str
    label_en: str
    position: int
    vocabulary_de: str
    vocabulary_en: str

    @property
    def label(self) -> str:
        """The term in the reader's language."""
        return in_readers_language(german=self.label_de, english=self.label_en)

    @property
    def vocabulary(self) -> str:
        """The name of its vocabulary in the reader's language."""
        return in_readers_language(german=self.vocabulary_de, english=self.vocabulary_en)


@dataclass(frozen=True)
class _Offer:
    """What the courses offer, read at once: `tags` maps each vocabulary's terms to their courses."""

    rows: Sequence[_Row]
    tags: Mapping[str, Mapping[int, set[int]]]
    terms: Mapping[int, _Heading]

    def terms_of(self, vocabulary: str) -> Iterator[tuple[_Heading, set[int]]]:
        """The terms in use, in the vocabulary's order, each with the courses that carry it."""
        found = self.tags.get(vocabulary, {})
        for pk in sorted(found, key=lambda pk: (self.terms[pk].position, pk)):
            yield self.terms[pk], found[pk]


def facets_of(courses: QuerySet[Course], wish: Wish) -> Facets:
    """All facets with what `courses` offers.

    Three queries, and one for each different question that leaves a facet out: none if nothing is
    chosen, else one more than there are facets with a choice.
    """
    offer = _offer(courses)
    everything = {row.pk for row in offer.rows}
    asked: list[tuple[Wish, set[int]]] = [(Wish(), everything)]
    views = []
    for facet, label in FACET_LABELS.items():
        fitting = _fitting(courses, wish.without(facet), asked)
        options = tuple(OPTIONS[facet](offer, fitting, wish.values(facet)))
        if len(options) > 1 or any(option.chosen for option in options):
            views.append(FacetView(facet, str(label), options))
    return Facets(views, len(_fitting(courses, wish, asked)))


def _offer(courses: QuerySet[Course]) -> _Offer:
    listed = courses.order_by().values_list("pk", "audience", "language", "minutes")
    rows = [_Row(*row) for row in listed]
    tags = _tags({row.pk for row in rows})
    wanted = [pk for found in tags.values() for pk in found]
    columns = ("label_de", "label_en", "position", "vocabulary__label_de", "vocabulary__label_en")
    terms = Term.objects.filter(pk__in=wanted).order_by().values_list("pk", "key", *columns)
    return _Offer(rows, tags, {pk: _Heading(*heading) for pk, *heading in terms})


def _tags(courses: Collection[int]) -> Mapping[str, Mapping[int, set[int]]]:
    """Which of `courses` carry which terms; a competence counts for its area.

    Asked of all published courses: to find out again which are meant would take longer than to pass
    over the others.
    """
    tagged = CourseTerm.objects.filter(
        term__vocabulary__key__in=(SUBJECTS, LEVELS, *COMPETENCES), course__state=State.PUBLISHED
    )
    tags: dict[str, dict[int, set[int]]] = {}
    columns = ("course", "term__vocabulary__key", "term", "term__parent")
    for course, vocabulary, term, parent in tagged.order_by().values_list(*columns):
        if course in courses:
            counted = (parent or term) if vocabulary in COMPETENCES else term
            tags.setdefault(vocabulary, {}).setdefault(counted, set()).add(course)
    return tags


def _fitting(courses: QuerySet[Course], wish: Wish, asked: list[tuple[Wish, set[int]]]) -> set[int]:
    """The courses that fit `wish`; what was asked before is not asked again."""
    wish = replace(wish, sort=Sort.FITTING)
    for earlier, found in asked:
        if earlier == wish:
            return found
    found = set(matching(courses, wish).order_by().values_list("pk", flat=True))
    asked.append((wish, found))
    return found


Options = Iterable[Option]
Counting = Callable[[_Offer, set[int], Sequence[str]], Options]


def _by_column(column: str, labels: Mapping[str, str | Promise]) -> Counting:
    def options(offer: _Offer, fitting: set[int], chosen: Sequence[str]) -> Options:
        offered = {getattr(row, column) for row in offer.rows}
        counts = Counter(getattr(row, column) for row in offer.rows if row.pk in fitting)
        for value, label in labels.items():
            if value in offered or value in chosen:
                yield Option(value, str(label), counts[value], value in chosen)

    return options


def _durations(offer: _Offer, fitting: set[int], chosen: Sequence[str]) -> Options:
    minutes = [row.minutes for row in offer.rows if row.pk in fitting]
    for duration, label in DURATION_LABELS.items():
        start, end = duration.minutes
        number = sum(start <= each and (not end or each < end) for each in minutes)
        yield Option(duration.value, str(label), number, duration in chosen)


def _by_term(vocabulary: str) -> Counting:
    def options(offer: _Offer, fitting: set[int], chosen: Sequence[str]) -> Options:
        for term, courses in offer.terms_of(vocabulary):
            yield Option(term.key, term.label, len(courses & fitting), term.key in chosen)

    return options


def _competences(offer: _Offer, fitting: set[int], chosen: Sequence[str]) -> Options:
    """Areas of the frameworks; a course with two competences of an area counts once."""
    for vocabulary in sorted(COMPETENCES):
        for area, courses in offer.terms_of(vocabulary):
            value = f"{vocabulary}:{area.key}"
            number = len(courses & fitting)
            yield Option(value, area.label, number, value in chosen, area.vocabulary)


OPTIONS: dict[Facet, Counting] = {
    Facet.AUDIENCE: _by_column(
        "audience", {audience.value: audience.label for audience in Audience}
    ),
    Facet.DURATION: _durations,
    Facet.SUBJECT: _by_term(SUBJECTS),
    Facet.LEVEL: _by_term(LEVELS),
    Facet.COMPETENCE: _competences,
    Facet.LANGUAGE: _by_column("language", LANGUAGE_LABELS),
}
