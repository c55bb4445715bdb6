"""How courses look in JSON, and what can be asked of the catalogue."""

from typing import Any

from django.urls import reverse
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from courses.catalogue.facets import FacetView, Option
from courses.catalogue.filters import MOST_LETTERS, MOST_VALUES, Duration, Facet, Sort, Wish
from courses.catalogue.selectors import CataloguePage, CourseCard
from courses.outline.models import Course
from courses.outline.vocabulary import Audience
from lms.api.examples import example
from lms.api.given import Asked
from lms.api.paging import NextField, PageAsked

SORTS = {
    "fitting": Sort.FITTING,
    "title": Sort.TITLE,
    "newest": Sort.NEWEST,
    "shortest": Sort.SHORTEST,
}
DURATIONS = {"short": Duration.SHORT, "medium": Duration.MEDIUM, "long": Duration.LONG}
FACETS = {
    "audience": Facet.AUDIENCE,
    "competence": Facet.COMPETENCE,
    "subject": Facet.SUBJECT,
    "level": Facet.LEVEL,
    "duration": Facet.DURATION,
    "language": Facet.LANGUAGE,
}
"""The API speaks English where addresses for people speak German."""
MOST_VALUE_LETTERS = 100
COURSE_FIELDS = [
    "public_id",
    "slug",
    "title",
    "summary",
    "language",
    "audience",
    "easy_language",
    "minutes",
    "licence",
    "state",
    "published_at",
    "image",
]
COURSE: dict[str, Any] = {
    "public_id": "01936f2e-7b1c-7cc2-9a51-0d5f2f6f1f40",
    "slug": "moodle-beginnen",
    "title": "Mit Moodle beginnen",
    "summary": "In acht kleinen Schritten zum ersten eigenen Kurs.",
    "language": "de",
    "audience": "teachers",
    "easy_language": False,
    "minutes": 95,
    "licence": "cc-by",
    "state": "published",
    "published_at": "2026-09-01T08:00:00+02:00",
    "image": "/api/v1/courses/moodle-beginnen/image/",
}


class ValuesField(serializers.ListField):
    """Several values of one filter: `?level=sek1&level=sek2`."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            **{
                "child": serializers.CharField(max_length=MOST_VALUE_LETTERS),
                "required": False,
                "max_length": MOST_VALUES,
                **options,
            }
        )


class WishAsked(Asked):
    """Filters of the catalogue. Values of one filter are alternatives, filters must all fit."""

    q = serializers.CharField(
        required=False,
        allow_blank=True,
        max_length=MOST_LETTERS,
        help_text="Words that all must be found.",
    )
    audience = ValuesField(child=serializers.ChoiceField(choices=Audience.values))
    competence = ValuesField(help_text="Such as digcompedu:3.")
    subject = ValuesField(help_text="Keys of the vocabulary of subjects.")
    level = ValuesField(help_text="Keys of the vocabulary of school levels.")
    duration = ValuesField(child=serializers.ChoiceField(choices=list(DURATIONS)))
    language = ValuesField(help_text="Such as de.")


class CatalogueAsked(WishAsked, PageAsked):
    """Filters, order and page."""

    sort = serializers.ChoiceField(choices=list(SORTS), required=False, default="fitting")


def wish_in(asked: dict[str, Any]) -> Wish:
    """What was asked for, as the catalogue understands it."""
    chosen = {
        facet: tuple(DURATIONS[v] if facet is Facet.DURATION else v for v in asked[name])
        for name, facet in FACETS.items()
        if asked.get(name)
    }
    return Wish(words=asked.get("q", ""), chosen=chosen, sort=SORTS[asked.get("sort", "fitting")])


class CourseSerializer(serializers.ModelSerializer[Course]):
    """A course as the list shows it; `image` is the address of its picture, or null."""

    image = serializers.SerializerMethodField()

    class Meta:
        model = Course
        fields = COURSE_FIELDS

    def get_image(self, course: Course) -> str | None:
        """Where the picture is, for whoever may know the course."""
        return reverse("course-image", args=[course.slug]) if course.image_id else None


@example({"course": COURSE, "unit_count": 8, "enrolled": True})
class CourseCardSerializer(serializers.Serializer[CourseCard]):
    """A course with the number of its units and whether the asker takes part."""

    course = CourseSerializer()
    unit_count = serializers.IntegerField()
    enrolled = serializers.BooleanField()


@example(
    {
        "total": 1,
        "next": None,
        "results": [{"course": COURSE, "unit_count": 8, "enrolled": True}],
    }
)
class CataloguePageSerializer(serializers.Serializer[CataloguePage]):
    """Some courses, and how many fit in all."""

    total = serializers.IntegerField()
    next = NextField()
    results = CourseCardSerializer(many=True, source="cards")


class CompetenceSerializer(serializers.Serializer[Any]):
    """A competence that the course develops, and up to which level; "" for frameworks without."""

    vocabulary = serializers.CharField(source="term.vocabulary.key")
    key = serializers.CharField(source="term.key")
    name = serializers.CharField(source="term.label")
    level = serializers.CharField()


class SubjectSerializer(serializers.Serializer[Any]):
    """A term of a vocabulary."""

    key = serializers.CharField()
    name = serializers.CharField(source="label")


class TeamMemberSerializer(serializers.Serializer[Any]):
    """Somebody who looks after the course."""

    name = serializers.CharField(source="person.display_name")
    role = serializers.CharField()


@example(
    {
        **COURSE,
        "outcomes": ["Sie legen einen Kurs an."],
        "description_html": "<p>Für alle, die noch nie einen Kurs angelegt haben.</p>",
        "competences": [
            {"vocabulary": "digcompedu", "key": "3.1", "name": "Lehren", "level": "A2"}
        ],
        "subjects": [{"key": "informatik", "name": "Informatik"}],
        "levels": [{"key": "sek1", "name": "Sekundarstufe I"}],
        "team": [{"name": "Svenja Oltmanns", "role": "owner"}],
        "enrolled": True,
    }
)
class CourseDetailSerializer(CourseSerializer):
    """A course with all that its page tells. Its units: see `outline`, and `standing` for your own."""

    competences = serializers.SerializerMethodField()
    subjects = serializers.SerializerMethodField()
    levels = serializers.SerializerMethodField()
    team = serializers.SerializerMethodField()
    enrolled = serializers.SerializerMethodField()

    class Meta(CourseSerializer.Meta):
        fields = [
            *COURSE_FIELDS,
            *("outcomes", "description_html", "competences", "subjects", "levels", "team"),
            "enrolled",
        ]

    @extend_schema_field(CompetenceSerializer(many=True))
    def get_competences(self, _course: Course) -> Any:
        """What it develops."""
        return CompetenceSerializer(self.context["tagging"].competences, many=True).data

    @extend_schema_field(SubjectSerializer(many=True))
    def get_subjects(self, _course: Course) -> Any:
        """Which school subjects it is for."""
        return SubjectSerializer(self.context["tagging"].subjects, many=True).data

    @extend_schema_field(SubjectSerializer(many=True))
    def get_levels(self, _course: Course) -> Any:
        """Which school levels it is for."""
        return SubjectSerializer(self.context["tagging"].levels, many=True).data

    @extend_schema_field(TeamMemberSerializer(many=True))
    def get_team(self, _course: Course) -> Any:
        """Who looks after it."""
        return TeamMemberSerializer(self.context["team"], many=True).data

    def get_enrolled(self, _course: Course) -> bool:
        """Whether the asker takes part."""
        return bool(self.context["enrolled"])


class OptionSerializer(serializers.Serializer[Option]):
    """One choice: its value, its label for the asker, and how many courses it would show."""

    value = serializers.SerializerMethodField(method_name="value_of")
    name = serializers.CharField(source="label")
    number = serializers.IntegerField()
    chosen = serializers.BooleanField()
    group = serializers.CharField()

    def value_of(self, option: Option) -> str:
        """As the filter takes it."""
        english = {german.value: name for name, german in DURATIONS.items()}
        return english.get(option.value, option.value)


@example(
    {
        "key": "duration",
        "name": "Duration",
        "options": [
            {
                "value": "short",
                "name": "up to 2 hours",
                "number": 3,
                "chosen": False,
                "group": "",
            }
        ],
    }
)
class FacetSerializer(serializers.Serializer[FacetView]):
    """One filter with its choices."""

    key = serializers.SerializerMethodField()
    name = serializers.CharField(source="label")
    options = OptionSerializer(many=True)

    def get_key(self, view: FacetView) -> str:
        """As the filter is called here."""
        return {facet: name for name, facet in FACETS.items()}[view.facet]
