"""The own profile for programs."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from lms.accounts import services
from lms.accounts.actors import signed_in
from lms.accounts.reading import CHOICES, Reading
from lms.accounts.serializers import MeGiven, MeSerializer
from lms.api.door import Door
from lms.api.scopes import Scope


class MeView(Door):
    """The person who asks."""

    reads, writes = Scope.PROFILE_READ, Scope.PROFILE_WRITE

    @extend_schema(operation_id="me_read", responses=MeSerializer)
    def get(self, request: Request) -> Response:
        """The own profile."""
        return Response(MeSerializer(signed_in(request.user)).data)

    @extend_schema(operation_id="me_update", request=MeGiven, responses=MeSerializer)
    def patch(self, request: Request) -> Response:
        """Change name, language, theme or how one reads; what is left out stays."""
        person = signed_in(request.user)
        given = MeGiven.read(request)
        names = ("display_name", "language", "theme", *CHOICES)
        wanted = {name: given.get(name, getattr(person, name)) for name in names}
        reading = Reading(**{name: wanted.pop(name) for name in CHOICES})
        person = services.update_profile(actor=person, person=person, reading=reading, **wanted)
        return Response(MeSerializer(person).data)
