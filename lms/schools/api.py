"""Where a person belongs, for programs."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from lms.accounts.actors import signed_in
from lms.api.door import Door
from lms.api.examples import example
from lms.api.scopes import Scope
from lms.schools.models import CentreRoleName, Membership, Role, School, SchoolClass
from lms.schools.selectors import centre_roles_of, memberships_of

SCHOOL = {
    "public_id": "01936f2e-7b1c-7cc2-9a51-0d5f2f6f1f20",
    "number": "10042",
    "name": "Schule am See",
    "place": "salzgitter",
}


class SchoolSerializer(serializers.ModelSerializer[School]):
    """A school; `place` is a key of the vocabulary "places"."""

    class Meta:
        model = School
        fields = ["public_id", "number", "name", "place"]


class SchoolClassSerializer(serializers.ModelSerializer[SchoolClass]):
    """A class of a school."""

    class Meta:
        model = SchoolClass
        fields = ["public_id", "name", "grade", "school_year"]


class MembershipSerializer(serializers.ModelSerializer[Membership]):
    """A person at a school; `school_class` is null for who belongs to the whole school."""

    role = serializers.ChoiceField(choices=Role.values)
    school = SchoolSerializer(source="whole_school")
    school_class = SchoolClassSerializer(allow_null=True)

    class Meta:
        model = Membership
        fields = ["public_id", "role", "school", "school_class", "since"]


@example(
    {
        "memberships": [
            {
                "public_id": "01936f2e-7b1c-7cc2-9a51-0d5f2f6f1f30",
                "role": "teacher",
                "school": SCHOOL,
                "school_class": None,
                "since": "2026-08-17T09:00:00+02:00",
            }
        ],
        "centre_roles": ["trainer"],
    }
)
class BelongingSerializer(serializers.Serializer[Any]):
    """All schools and classes of a person, a handful, and her roles in the centre."""

    memberships = MembershipSerializer(many=True)
    centre_roles = serializers.ListField(
        child=serializers.ChoiceField(choices=CentreRoleName.values)
    )


class BelongingView(Door):
    """Where the person who asks belongs."""

    reads = Scope.PROFILE_READ

    @extend_schema(operation_id="me_memberships", responses=BelongingSerializer)
    def get(self, request: Request) -> Response:
        """Own memberships and roles."""
        person = signed_in(request.user)
        found = {
            "memberships": memberships_of(person),
            "centre_roles": sorted(centre_roles_of(person)),
        }
        return Response(BelongingSerializer(found).data)
