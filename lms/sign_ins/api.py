"""JSON door of sign-ins."""

import uuid
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from lms.accounts.actors import signed_in
from lms.api.door import Door
from lms.api.scopes import Scope
from lms.sign_ins import selectors, services
from lms.sign_ins.serializers import SignInSerializer


class SignInsView(Door):
    """Where the person who asks is signed in."""

    reads = Scope.PROFILE_READ
    writes = Scope.PROFILE_WRITE

    @extend_schema(operation_id="sign_ins", responses=SignInSerializer(many=True))
    def get(self, request: Request) -> Response:
        """Every browser: this one first, then the latest."""
        person = signed_in(request.user)
        listed: Any = selectors.sign_ins_of(person, session_key=request.session.session_key)
        return Response(SignInSerializer(listed, many=True).data)

    @extend_schema(operation_id="end_other_sign_ins", request=None, responses={204: None})
    def delete(self, request: Request) -> Response:
        """Sign out everywhere but here."""
        services.end_other_sign_ins(
            actor=signed_in(request.user), kept_key=request.session.session_key
        )
        return Response(status=status.HTTP_204_NO_CONTENT)


class SignInView(Door):
    """One of them."""

    writes = Scope.PROFILE_WRITE

    @extend_schema(operation_id="end_sign_in", request=None, responses={204: None})
    def delete(self, request: Request, public_id: uuid.UUID) -> Response:
        """Sign it out."""
        person = signed_in(request.user)
        chosen = selectors.own_sign_in(person, public_id=public_id)
        services.end_sign_in(actor=person, sign_in=chosen)
        return Response(status=status.HTTP_204_NO_CONTENT)
