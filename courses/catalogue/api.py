"""JSON door of the catalogue. Public courses need no sign-in."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from courses.catalogue.filters import Duration, Sort, read_wish
from courses.catalogue.selectors import CataloguePage, CourseCard, catalogue_page
from courses.enrolment.selectors import enrolment_in, known_course
from courses.outline.models import Course
from courses.outline.vocabulary import Audience
from lms.api.door import Door
from lms.api.scopes import Scope

API_NAMES = {
    "audience": "fuer",
    "competence": "kompetenz",
    "subject": "fach",
    "level": "stufe",
    "duration": "dauer",
    "language": "sprache",
    "sort": "sortierung",
}
"""The API speaks English where addresses for people speak German."""

COURSE_FIELDS = [
    "public_id",
    "slug",
    "title",
    "summary",
    "language",
    "audience",
    "minutes",
    "licence",
    "state",
    "published_at",
]


class CourseSerializer(serializers.ModelSerializer[Course]):
    """A course as the list shows it."""

    class Meta:
        model = Course
        fields = COURSE_FIELDS


class CourseCardSerializer(serializers.Serializer[CourseCard]):
    """A course with the number of its units and whether the asker takes part."""

    course = CourseSerializer()
    unit_count = serializers.IntegerField()
    enrolled = serializers.BooleanField()


class CataloguePageSerializer(serializers.Serializer[CataloguePage]):
    """Some courses; `next_key` goes into `after` for more, null at the end."""

    total = serializers.IntegerField()
    next_key = serializers.CharField(allow_null=True)
    results = CourseCardSerializer(many=True, source="cards")


class CourseDetailSerializer(CourseSerializer):
    """A course with all that its page tells."""

    enrolled = serializers.SerializerMethodField()

    class Meta(CourseSerializer.Meta):
        fields = [*COURSE_FIELDS, "outcomes", "description_html", "enrolled"]

    def get_enrolled(self, _course: Course) -> bool:
        """Whether the asker takes part."""
        return bool(self.context["enrolled"])


class CourseListView(Door):
    """Published courses that the asker may know of."""

    reads = Scope.COURSES_READ
    is_open = True

    @extend_schema(
        operation_id="course_list",
        parameters=[
            OpenApiParameter("q", str, description="Words that all must be found."),
            OpenApiParameter("audience", str, enum=Audience.values, many=True),
            OpenApiParameter("competence", str, many=True, description="Such as digcompedu:3."),
            OpenApiParameter("subject", str, many=True, description="Keys of the subjects."),
            OpenApiParameter("level", str, many=True, description="Keys of the school levels."),
            OpenApiParameter("duration", str, enum=[d.value for d in Duration], many=True),
            OpenApiParameter("language", str, many=True),
            OpenApiParameter("sort", str, enum=[sort.value for sort in Sort]),
            OpenApiParameter("after", str, description="The `next_key` of the page before."),
        ],
        responses=CataloguePageSerializer,
    )
    def get(self, request: Request) -> Response:
        """One page of the catalogue."""
        asked = dict(request.query_params.lists())
        wish = read_wish({API_NAMES.get(name, name): values for name, values in asked.items()})
        page = catalogue_page(request.user, wish, key=request.query_params.get("after"))
        return Response(CataloguePageSerializer(page).data)


class CourseDetailView(Door):
    """One course."""

    reads = Scope.COURSES_READ
    is_open = True

    @extend_schema(operation_id="course", responses=CourseDetailSerializer)
    def get(self, request: Request, slug: str) -> Response:
        """What the course's page tells."""
        course = known_course(request.user, slug)
        enrolled = enrolment_in(request.user, course) is not None
        return Response(CourseDetailSerializer(course, context={"enrolled": enrolled}).data)
