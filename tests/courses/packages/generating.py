"""Strategies: packages of every shape the format allows."""

import datetime
import string
from collections.abc import Callable, Mapping
from typing import Any

from hypothesis import strategies as st

from courses.enrolment.vocabulary import Way
from courses.outline.vocabulary import Audience, Completion, Proficiency, State, Visibility
from courses.packages.moments import written_opening
from courses.packages.package import Package, PackageUnit
from courses.packages.schema import (
    CompetenceFields,
    CourseFields,
    EnrolmentFields,
    MediaFields,
    SectionFields,
    UnitFields,
)
from lms.vocabularies.sources import BUNDLED, placed_terms, read_source
from tests.courses.packages.building import picture

PICTURES = {"green": picture("green"), "red": picture("red")}
SLUGS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)
# Everything but controls, line separators and surrogates, which the format refuses.
_VISIBLE = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"))


def lines(*, limit: int, required: bool = True) -> st.SearchStrategy[str]:
    """One line, also of signs that YAML gives a meaning."""
    awkward = st.sampled_from(["No", "~", "null", "2026", "1:30", "- a", "a: b", "#", "'", '"a"'])
    text = st.text(_VISIBLE, max_size=limit).map(str.strip) | awkward
    return text.filter(bool) if required else text


DESCRIPTIONS = st.text(string.ascii_letters + " \n.:-'\"äöü…\t", max_size=80).map(
    lambda text: text.strip("\n").rstrip()
)
# Bodies are compared as kept; what Markdown makes of odd signs is tested in lms.markup.
BODIES = st.lists(
    st.sampled_from(
        ["Text.", "    code", "- item", "---", "## Title", "", "a  \nb", "„ß“", "\ttab"]
    ),
    max_size=6,
).map("\n".join)


def keys_of(vocabulary: str) -> list[str]:
    """The keys of a bundled vocabulary, in its order."""
    return [each.term.key for each in placed_terms(read_source(BUNDLED / f"{vocabulary}.json"))]


def some_of(choices: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    """A few of `choices`, in their order."""
    chosen = st.sets(st.sampled_from(choices), max_size=3)
    return chosen.map(lambda found: tuple(choice for choice in choices if choice in found))


COMPETENCES = [f"{name}:{key}" for name in ("digcompedu", "kmk") for key in keys_of(name)]
LICENCES, SUBJECTS, LEVELS = map(keys_of, ("licences", "subjects", "school-levels"))


@st.composite
def competences(draw: Callable[[st.SearchStrategy[Any]], Any]) -> tuple[CompetenceFields, ...]:
    """Some competences; those of DigCompEdu may have a level."""
    levels = st.none() | st.sampled_from(Proficiency)
    return tuple(
        CompetenceFields(id=each, level=draw(levels) if each.startswith("digcompedu") else None)
        for each in draw(some_of(COMPETENCES))
    )


@st.composite
def enrolments(draw: Callable[[st.SearchStrategy[Any]], Any]) -> EnrolmentFields:
    """Ways in, with days and moments, those of the hour that summer time repeats among them."""
    seconds = st.integers(1_767_225_600, 1_798_761_600)  # the year 2026
    moments = seconds.map(lambda at: datetime.datetime.fromtimestamp(at, datetime.UTC))
    days = st.dates(datetime.date(2026, 1, 1), datetime.date(2027, 1, 1)).map(str)
    later = st.dates(datetime.date(2027, 1, 2), datetime.date(2028, 1, 1)).map(str)
    return EnrolmentFields(
        way=draw(st.sampled_from(Way)),
        capacity=draw(st.none() | st.integers(1, 500)),
        opens=draw(st.none() | days | moments.map(written_opening)),
        closes=draw(st.none() | later),
    )


def _before(keys: list[str], at: int) -> st.SearchStrategy[tuple[str, ...]]:
    """Some of the keys before `at`, so that no circle arises, in their order."""
    if at == 0:
        return st.just(())
    chosen = st.sets(st.sampled_from(keys[:at]), max_size=2)
    return chosen.map(lambda found: tuple(key for key in keys if key in found))


@st.composite
def packages(draw: Callable[[st.SearchStrategy[Any]], Any]) -> tuple[Package, Mapping[str, bytes]]:
    """A package and the bytes of its media, both as `export` orders them."""
    keys = draw(st.lists(SLUGS, min_size=0, max_size=6, unique=True))
    section_keys = draw(st.lists(SLUGS, min_size=1, max_size=3, unique=True))
    homes = sorted(draw(st.lists(st.integers(0, len(section_keys) - 1), min_size=6, max_size=6)))
    units = {
        f"{key}.md": PackageUnit(f"{key}.md", draw(_unit(keys, at)), _body(draw(BODIES)))
        for at, key in enumerate(keys)
    }
    sections = tuple(
        SectionFields(
            id=key,
            title=draw(lines(limit=40)),
            requires=draw(_before(section_keys, at)),
            units=tuple(
                f"{unit}.md" for unit, home in zip(keys, homes, strict=False) if home == at
            ),
        )
        for at, key in enumerate(section_keys)
    )
    media = draw(st.dictionaries(SLUGS, st.sampled_from(sorted(PICTURES)), max_size=3))
    fields = draw(_course(sections, tuple(sorted(f"medien/{name}.png" for name in media))))
    contents = {f"medien/{name}.png": PICTURES[colour] for name, colour in media.items()}
    return Package(fields, units), contents


def _body(text: str) -> str:
    rows = text.split("\n")
    while rows and not rows[0].strip():
        rows.pop(0)
    while rows and not rows[-1].strip():
        rows.pop()
    return "\n".join(rows)


def _unit(keys: list[str], at: int) -> st.SearchStrategy[UnitFields]:
    return st.builds(
        UnitFields,
        id=st.just(keys[at]),
        kind=st.just("reading"),
        title=lines(limit=40),
        summary=lines(limit=40, required=False),
        minutes=st.integers(1, 600),
        completion=st.sampled_from([Completion.MARK, Completion.VIEW]),
        pass_percent=st.none(),
        requires=_before(keys, at),
    )


def _course(
    sections: tuple[SectionFields, ...], media: tuple[str, ...]
) -> st.SearchStrategy[CourseFields]:
    files = st.tuples(
        *(
            st.builds(
                MediaFields,
                path=st.just(path),
                alt=lines(limit=40),
                title=lines(limit=40, required=False),
                source=lines(limit=40, required=False),
            )
            for path in media
        )
    )
    return st.builds(
        CourseFields,
        format=st.just(1),
        slug=SLUGS.filter(lambda slug: not slug.startswith("old")),
        # Unlike every other slug here; exported in the order of the alphabet.
        previous_slugs=st.sets(SLUGS.map("old-{}".format), max_size=2).map(sorted).map(tuple),
        title=lines(limit=60),
        summary=lines(limit=60),
        description=DESCRIPTIONS,
        language=st.sampled_from(["de", "en", "tr", "de-CH"]),
        audience=st.sampled_from(Audience),
        easy_language=st.booleans(),
        licence=st.sampled_from(LICENCES),
        visibility=st.sampled_from([Visibility.PUBLIC, Visibility.SIGNED_IN, Visibility.INVITED]),
        state=st.sampled_from(State),
        school=st.none(),
        enrolment=st.none() | enrolments(),
        team=st.none(),
        outcomes=st.lists(lines(limit=40), max_size=3).map(tuple),
        competences=competences(),
        subjects=some_of(SUBJECTS),
        levels=some_of(LEVELS),
        tags=st.lists(lines(limit=20), max_size=3, unique_by=str.casefold).map(tuple),
        image=st.sampled_from([None, *media]),
        media=files,
        sections=st.just(sections),
    )
