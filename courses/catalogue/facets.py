"""What the catalogue can be filtered by, with how many courses each choice would show.

A count answers: how many courses are there with this choice and everything chosen in other facets?
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from courses.catalogue.filters import Duration, Facet, Wish
from courses.outline.models import Course, CourseTerm
from courses.outline.selectors import tagged_with
from courses.outline.vocabulary import COMPETENCES, LEVELS, SUBJECTS, Audience
from lms.vocabularies.models import Term

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


def facet_views(courses: QuerySet[Course], wish: Wish) -> list[FacetView]:
    """All facets with what `courses` offers, each in one query (competences: two)."""
    views = []
    for facet, label in FACET_LABELS.items():
        fitting = matching(courses, wish.without(facet)).values("pk")
        options = list(OPTIONS[facet](courses, fitting, wish.values(facet)))
        if len(options) > 1 or any(option.chosen for option in options):
            views.append(FacetView(facet, str(label), options))
    return views


Fitting = QuerySet[Course, dict[str, int]]
Options = Iterable[Option]


def _by_column(column: str, labels: Mapping[str, str | Promise]) -> Callable[..., Options]:
    def options(courses: QuerySet[Course], fitting: Fitting, chosen: Sequence[str]) -> Options:
        rows = courses.order_by().values_list(column).annotate(n=_fitting_count(fitting))
        counts = dict(rows)
        for value, label in labels.items():
            if value in counts or value in chosen:
                yield Option(value, str(label), counts.get(value, 0), value in chosen)

    return options


def _fitting_count(fitting: Fitting, path: str = "pk") -> Count:
    return Count("pk", filter=Q(**{f"{path}__in": fitting}), distinct=True)


def _durations(courses: QuerySet[Course], fitting: Fitting, chosen: Sequence[str]) -> Options:
    counts = courses.order_by().aggregate(
        **{d.value: Count("pk", filter=_duration([d]) & Q(pk__in=fitting)) for d in Duration}
    )
    for duration, label in DURATION_LABELS.items():
        yield Option(duration.value, str(label), counts[duration.value], duration in chosen)


def _terms_in(courses: QuerySet[Course], *vocabularies: str) -> QuerySet[CourseTerm]:
    return CourseTerm.objects.filter(
        term__vocabulary__key__in=vocabularies, course__in=courses.order_by().values("pk")
    )


def _by_term(vocabulary: str) -> Callable[..., Options]:
    def options(courses: QuerySet[Course], fitting: Fitting, chosen: Sequence[str]) -> Options:
        counts = dict(
            _terms_in(courses, vocabulary)
            .order_by()
            .values_list("term")
            .annotate(n=_fitting_count(fitting, "course"))
        )
        for term in Term.objects.filter(pk__in=counts).order_by("position", "pk"):
            yield Option(term.key, term.label, counts[term.pk], term.key in chosen)

    return options


def _competences(courses: QuerySet[Course], fitting: Fitting, chosen: Sequence[str]) -> Options:
    """Areas of the frameworks; a course with two competences of an area counts once."""
    wanted = set(fitting.values_list("pk", flat=True))
    found: dict[int, set[int]] = {}
    tagged = _terms_in(courses, *COMPETENCES)
    for course, term, parent in tagged.values_list("course", "term", "term__parent"):
        found.setdefault(parent or term, set()).add(course)
    areas = Term.objects.filter(pk__in=found).select_related("vocabulary")
    for area in areas.order_by("vocabulary__key", "position", "pk"):
        value = f"{area.vocabulary.key}:{area.key}"
        count = len(found[area.pk] & wanted)
        yield Option(value, area.label, count, value in chosen, area.vocabulary.label)


OPTIONS: dict[Facet, Callable[..., Options]] = {
    Facet.AUDIENCE: _by_column(
        "audience", {audience.value: audience.label for audience in Audience}
    ),
    Facet.DURATION: _durations,
    Facet.SUBJECT: _by_term(SUBJECTS),
    Facet.LEVEL: _by_term(LEVELS),
    Facet.COMPETENCE: _competences,
    Facet.LANGUAGE: _by_column("language", LANGUAGE_LABELS),
}
