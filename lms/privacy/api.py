"""JSON door to one's own data, and to what the centre looks after."""

import uuid

from django.http import FileResponse
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from lms.accounts.actors import signed_in
from lms.accounts.selectors import person_by_sign_in_name
from lms.api.door import Door
from lms.api.paging import PageAsked
from lms.api.scopes import Scope
from lms.kernel.errors import InvalidInput, NotFound
from lms.privacy import records, storage
from lms.privacy import serializers as shapes
from lms.privacy.recently import require_recent_sign_in
from lms.privacy.selectors import oversight, own_data, requests
from lms.privacy.services import correcting, exporting, leaving


class OwnDataView(Door):
    """What is stored about the person who asks."""

    reads = Scope.PROFILE_READ

    @extend_schema(operation_id="own_data", responses=shapes.KindSerializer(many=True))
    def get(self, request: Request) -> Response:
        """Every kind of data, also those of which there is nothing."""
        kinds = own_data.kinds_of(signed_in(request.user))
        return Response(shapes.KindSerializer(kinds, many=True).data)


class OwnRowsView(Door):
    """One kind of data."""

    reads = Scope.PROFILE_READ

    @extend_schema(
        operation_id="own_data_rows", parameters=[PageAsked], responses=shapes.DataRowsSerializer
    )
    def get(self, request: Request, key: str) -> Response:
        """One page, the newest first."""
        asked = PageAsked.read(request)
        entry = own_data.kind_by_key(key)
        rows = own_data.machine_rows(
            signed_in(request.user), entry, key=asked.get("after"), size=asked["limit"]
        )
        return Response(shapes.DataRowsSerializer(rows, context={"request": request}).data)


class ExportView(Door):
    """The archive of one's own data."""

    reads, writes = Scope.PROFILE_READ, Scope.PROFILE_WRITE

    @extend_schema(operation_id="data_export", responses=shapes.ExportSerializer)
    def get(self, request: Request) -> Response:
        """The archive that is there or under way."""
        export = requests.latest_export(signed_in(request.user))
        if export is None:
            raise NotFound(_("There is no archive."), code="export_not_found")
        return Response(shapes.ExportSerializer(export).data)

    @extend_schema(
        operation_id="order_data_export", request=None, responses={202: shapes.ExportSerializer}
    )
    def post(self, request: Request) -> Response:
        """Have it put together. Idempotent while one is under way."""
        export = exporting.order_export(actor=signed_in(request.user))
        return Response(shapes.ExportSerializer(export).data, status=status.HTTP_202_ACCEPTED)


class ExportFileView(Door):
    """The archive itself. Only for a session that was confirmed just now."""

    reads = Scope.PROFILE_READ

    @extend_schema(
        operation_id="data_export_file", responses={(200, "application/zip"): OpenApiTypes.BINARY}
    )
    def get(self, request: Request, public_id: uuid.UUID) -> FileResponse:
        """A ZIP file."""
        person = signed_in(request.user)
        export = requests.ready_export(person, public_id=public_id)
        require_recent_sign_in(request)
        exporting.note_download(actor=person, export=export)
        answer = FileResponse(storage.path_of(export).open("rb"), content_type="application/zip")
        answer["Cache-Control"] = "private, no-store"
        return answer


class OwnDeletionView(Door):
    """That one's own account will be erased. Planned only by a session that was confirmed just now."""

    reads, writes = Scope.PROFILE_READ, Scope.PROFILE_WRITE

    @extend_schema(operation_id="own_deletion", responses=shapes.DeletionSerializer)
    def get(self, request: Request) -> Response:
        """When it will be erased."""
        planned = requests.planned_deletion(signed_in(request.user))
        if planned is None:
            raise NotFound(_("This deletion is no longer planned."), code="deletion_not_found")
        return Response(shapes.DeletionSerializer(planned).data)

    @extend_schema(
        operation_id="plan_own_deletion",
        request=None,
        responses={201: shapes.DeletionSerializer},
    )
    def post(self, request: Request) -> Response:
        """Have it erased after the days to think it over. Idempotent."""
        person = signed_in(request.user)
        require_recent_sign_in(request)
        planned = leaving.plan_deletion(actor=person, person=person)
        return Response(shapes.DeletionSerializer(planned).data, status=status.HTTP_201_CREATED)

    @extend_schema(operation_id="keep_account", request=None, responses={204: None})
    def delete(self, request: Request) -> Response:
        """Keep it after all."""
        person = signed_in(request.user)
        planned = requests.planned_deletion(person)
        if planned is None:
            raise NotFound(_("This deletion is no longer planned."), code="deletion_not_found")
        leaving.cancel_deletion(actor=person, request=planned)
        return Response(status=status.HTTP_204_NO_CONTENT)


class OwnCorrectionsView(Door):
    """What one asked to have corrected."""

    reads, writes = Scope.PROFILE_READ, Scope.PROFILE_WRITE

    @extend_schema(
        operation_id="own_corrections",
        parameters=[PageAsked],
        responses=shapes.CorrectionPageSerializer,
    )
    def get(self, request: Request) -> Response:
        """One page, the newest first."""
        asked = PageAsked.read(request)
        page = requests.own_correction_page(
            signed_in(request.user), key=asked.get("after"), size=asked["limit"]
        )
        return Response(shapes.CorrectionPageSerializer(page, context={"request": request}).data)

    @extend_schema(
        operation_id="ask_for_correction",
        request=shapes.CorrectionGiven,
        responses={201: shapes.CorrectionSerializer},
    )
    def post(self, request: Request) -> Response:
        """Ask the centre."""
        given = shapes.CorrectionGiven.read(request)
        correction = correcting.ask_for_correction(actor=signed_in(request.user), **given)
        data = shapes.CorrectionSerializer(correction).data
        return Response(data, status=status.HTTP_201_CREATED)


class CorrectionsView(Door):
    """What the centre is asked to correct."""

    reads = Scope.CENTRE_READ

    @extend_schema(
        operation_id="corrections",
        parameters=[shapes.CorrectionsAsked],
        responses=shapes.CorrectionPageSerializer,
    )
    def get(self, request: Request) -> Response:
        """Requests in one state, the longest waiting first."""
        actor = oversight.overseer(request.user)
        asked = shapes.CorrectionsAsked.read(request)
        page = requests.corrections(
            actor, state=asked["state"], key=asked.get("after"), size=asked["limit"]
        )
        return Response(shapes.CorrectionPageSerializer(page, context={"request": request}).data)


class CorrectionAnswerView(Door):
    """The answer to a request."""

    writes = Scope.CENTRE_WRITE

    @extend_schema(
        operation_id="answer_correction",
        request=shapes.AnswerGiven,
        responses=shapes.CorrectionSerializer,
    )
    def put(self, request: Request, public_id: uuid.UUID) -> Response:
        """Answer, or change the answer."""
        actor = oversight.overseer(request.user)
        found = requests.correction_by_id(actor, public_id)
        given = shapes.AnswerGiven.read(request)
        correction = correcting.answer_correction(actor=actor, correction=found, **given)
        return Response(shapes.CorrectionSerializer(correction).data)


class DeletionsView(Door):
    """Accounts that will be erased."""

    reads, writes = Scope.CENTRE_READ, Scope.CENTRE_WRITE

    @extend_schema(
        operation_id="planned_deletions",
        parameters=[PageAsked],
        responses=shapes.DeletionPageSerializer,
    )
    def get(self, request: Request) -> Response:
        """The next one first."""
        oversight.overseer(request.user)
        asked = PageAsked.read(request)
        page = oversight.planned_deletions(key=asked.get("after"), size=asked["limit"])
        return Response(shapes.DeletionPageSerializer(page, context={"request": request}).data)

    @extend_schema(
        operation_id="plan_deletion",
        request=shapes.DeletionGiven,
        responses={201: shapes.PlannedDeletionSerializer},
    )
    def post(self, request: Request) -> Response:
        """Have somebody's account erased after the days to think it over. Idempotent."""
        actor = oversight.overseer(request.user)
        given = shapes.DeletionGiven.read(request)
        person = person_by_sign_in_name(given["name"])
        if person is None:
            message = _("There is no account with this name or address.")
            raise InvalidInput(message, code="unknown_person", fields={"name": message})
        planned = leaving.plan_deletion(actor=actor, person=person, reason=given["reason"])
        data = shapes.PlannedDeletionSerializer(planned).data
        return Response(data, status=status.HTTP_201_CREATED)


class DeletionView(Door):
    """One planned deletion."""

    writes = Scope.CENTRE_WRITE

    @extend_schema(operation_id="cancel_deletion", request=None, responses={204: None})
    def delete(self, request: Request, public_id: uuid.UUID) -> Response:
        """The account stays after all."""
        actor = oversight.overseer(request.user)
        leaving.cancel_deletion(actor=actor, request=requests.deletion_by_id(public_id))
        return Response(status=status.HTTP_204_NO_CONTENT)


class RetentionView(Door):
    """The rules of retention and what they took away."""

    reads = Scope.CENTRE_READ

    @extend_schema(operation_id="retention", responses=shapes.RuleSerializer(many=True))
    def get(self, request: Request) -> Response:
        """Every rule."""
        oversight.overseer(request.user)
        return Response(shapes.RuleSerializer(oversight.rule_reports(), many=True).data)


class RecordsView(Door):
    """The records of processing (Art. 30 GDPR)."""

    reads = Scope.CENTRE_READ

    @extend_schema(
        operation_id="records_of_processing", responses=shapes.RecordSerializer(many=True)
    )
    def get(self, request: Request) -> Response:
        """Every activity with its tables."""
        oversight.overseer(request.user)
        data = [records.as_data(record) for record in oversight.records_of_processing()]
        return Response(shapes.RecordSerializer(data, many=True).data)
