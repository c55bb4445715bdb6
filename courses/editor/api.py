"""JSON door of the editor: drafts, publishing, history, presence."""

import uuid

from django.http import HttpRequest
from django.template.loader import render_to_string
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from courses.editor import selectors, services
from courses.editor.differences import difference
from courses.editor.errors import ChangedMeanwhile
from courses.editor.looking import Look, look_at
from courses.editor.serializers import (
    BaseGiven,
    DraftGiven,
    DraftSerializer,
    FullRevisionSerializer,
    LookSerializer,
    PresenceSerializer,
    PreviewGiven,
    RevisionPageSerializer,
    SavedSerializer,
)
from courses.editor.services import Saved, Stale
from courses.editor.versions import Content, storable
from courses.outline.models import Unit
from lms.accounts.actors import signed_in
from lms.api.door import Door
from lms.api.paging import PageAsked
from lms.api.scopes import Scope


class EditorDoor(Door):
    """A view about one unit that the asker may write."""

    reads, writes = Scope.AUTHORING_READ, Scope.AUTHORING_WRITE

    def unit(self, request: Request, slug: str, key: str) -> Unit:
        """The unit. Raises NotFound and Moved."""
        return selectors.writable_unit(request.user, slug=slug, key=key)


class DraftView(EditorDoor):
    """The draft of a unit."""

    @extend_schema(operation_id="unit_draft", responses=DraftSerializer)
    def get(self, request: Request, slug: str, key: str) -> Response:
        """What its authors work on; what is published where nobody has changed it."""
        unit = self.unit(request, slug, key)
        return Response(DraftSerializer(selectors.working_copy(unit)).data)

    @extend_schema(operation_id="save_unit_draft", request=DraftGiven, responses=SavedSerializer)
    def put(self, request: Request, slug: str, key: str) -> Response:
        """Save. Nothing changes for learners."""
        try:
            given = DraftGiven.read(request)
        except ValidationError:
            self.unit(request, slug, key)  # who may not know of the unit learns nothing of its body
            raise
        outcome = services.save_draft_at(
            actor=signed_in(request.user),
            slug=slug,
            key=key,
            text=given["text"],
            fields=given["own_fields"],
            base=given["base"],
            writer=given["writer"],
        )
        if isinstance(outcome, Stale):
            raise ChangedMeanwhile
        return Response(SavedSerializer(outcome).data)

    @extend_schema(operation_id="discard_unit_draft", request=None, responses={204: None})
    def delete(self, request: Request, slug: str, key: str) -> Response:
        """Go back to what is published. What is given up stays in the history."""
        unit = self.unit(request, slug, key)
        services.discard_draft(actor=signed_in(request.user), unit=unit)
        return Response(status=status.HTTP_204_NO_CONTENT)


class PreviewView(EditorDoor):
    """What learners would see of a text."""

    @extend_schema(operation_id="preview_unit", request=PreviewGiven, responses=LookSerializer)
    def post(self, request: Request, slug: str, key: str) -> Response:
        """Render a text without keeping it."""
        unit = self.unit(request, slug, key)
        given = PreviewGiven.read(request)
        content = Content(storable(given["text"]), given["own_fields"])
        look = look_at(unit, content, context=selectors.context_of(unit.course))
        values = {
            "html": _html(look, request._request),  # noqa: SLF001 templates know Django's request
            "problems": look.problems,
            "warnings": look.warnings,
            "words": look.words,
            "minutes": look.minutes,
        }
        return Response(LookSerializer(values).data)


def _html(look: Look, request: HttpRequest) -> str:
    if look.presentation is None:
        return ""
    return render_to_string(look.presentation.template, dict(look.presentation.context), request)


class PublicationView(EditorDoor):
    """What learners see of a unit."""

    @extend_schema(operation_id="publish_unit", request=BaseGiven, responses=SavedSerializer)
    def post(self, request: Request, slug: str, key: str) -> Response:
        """Let learners see the draft in the state named. 422 names what has to be mended first."""
        unit = self.unit(request, slug, key)
        base = BaseGiven.read(request)["base"]
        saved: Saved = services.publish_draft(actor=signed_in(request.user), unit=unit, base=base)
        return Response(SavedSerializer(saved).data)


class RevisionsView(EditorDoor):
    """The history of a unit."""

    @extend_schema(
        operation_id="unit_revisions", parameters=[PageAsked], responses=RevisionPageSerializer
    )
    def get(self, request: Request, slug: str, key: str) -> Response:
        """The states that its text had, the latest first."""
        unit = self.unit(request, slug, key)
        asked = PageAsked.read(request)
        page = selectors.history_page(unit, key=asked.get("after"), size=asked["limit"])
        return Response(RevisionPageSerializer(page, context={"request": request}).data)


class RevisionView(EditorDoor):
    """One state of a unit's text."""

    @extend_schema(operation_id="unit_revision", responses=FullRevisionSerializer)
    def get(self, request: Request, slug: str, key: str, public_id: uuid.UUID) -> Response:
        """The text, and what has changed from it until now."""
        unit = self.unit(request, slug, key)
        revision = selectors.revision_of(unit, public_id=public_id)
        present = selectors.working_copy(unit).content.text
        revision.changes = difference(revision.text, present)  # type: ignore[attr-defined]
        return Response(FullRevisionSerializer(revision).data)


class RestorationView(EditorDoor):
    """Bringing a state back."""

    @extend_schema(operation_id="restore_unit_revision", request=None, responses=SavedSerializer)
    def post(self, request: Request, slug: str, key: str, public_id: uuid.UUID) -> Response:
        """Make it the draft. What it replaces stays in the history."""
        unit = self.unit(request, slug, key)
        revision = selectors.revision_of(unit, public_id=public_id)
        saved = services.restore_revision(
            actor=signed_in(request.user), unit=unit, revision=revision
        )
        return Response(SavedSerializer(saved).data)


class PresenceView(EditorDoor):
    """Who writes at a unit just now."""

    @extend_schema(operation_id="note_editing", request=None, responses=PresenceSerializer)
    def put(self, request: Request, slug: str, key: str) -> Response:
        """Tell that one has it open; holds for 45 seconds."""
        unit = self.unit(request, slug, key)
        others = services.note_presence(actor=signed_in(request.user), unit=unit)
        copy = selectors.working_copy(unit)
        values = {
            "others": others,
            "token": copy.token,
            "saved_by": copy.saved_by,
            "saved_at": copy.saved_at,
        }
        return Response(PresenceSerializer(values).data)

    @extend_schema(operation_id="end_editing", request=None, responses={204: None})
    def delete(self, request: Request, slug: str, key: str) -> Response:
        """Tell that one has closed it. Idempotent."""
        unit = self.unit(request, slug, key)
        services.leave_unit(actor=signed_in(request.user), unit=unit)
        return Response(status=status.HTTP_204_NO_CONTENT)
