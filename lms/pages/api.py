"""JSON doors of pages and reports."""

import uuid

from django.db import transaction
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.exceptions import Throttled
from rest_framework.request import Request
from rest_framework.response import Response

from lms.accounts.actors import signed_in
from lms.api.door import Door
from lms.api.paging import PageAsked
from lms.api.scopes import Scope
from lms.pages import selectors, services
from lms.pages.rendering import looked_at
from lms.pages.serializers import (
    NewReportSerializer,
    PageLookSerializer,
    PageSerializer,
    PageSourceSerializer,
    PageTextGiven,
    PageWriteSerializer,
    ReportAnswerSerializer,
    ReportChangeSerializer,
    ReportPageSerializer,
    ReportReplySerializer,
    ReportsAsked,
    ReportSerializer,
    SentReportSerializer,
    VersionPageSerializer,
)
from lms.pages.services import NewReport
from lms.pages.throttling import ReportThrottle


class PageView(Door):
    """A page as everybody reads it."""

    reads = Scope.COURSES_READ
    is_open = True

    @extend_schema(operation_id="page", responses=PageSerializer)
    def get(self, request: Request, kind: str, language: str) -> Response:  # noqa: ARG002
        """What it says today."""
        key = selectors.text_key(kind, language)
        return Response(PageSerializer(selectors.shown_page(key)).data)


class PageSourceView(Door):
    """A page as staff edits it."""

    reads, writes = Scope.CENTRE_READ, Scope.CENTRE_WRITE
    needs_if_match = True

    @extend_schema(operation_id="page_source", responses=PageSourceSerializer)
    def get(self, request: Request, kind: str, language: str) -> Response:
        """The draft, or what is public."""
        key = selectors.text_key(kind, language)
        return Response(PageSourceSerializer(selectors.edited_text(request.user, key)).data)

    @extend_schema(
        operation_id="write_page", request=PageWriteSerializer, responses=PageSourceSerializer
    )
    def put(self, request: Request, kind: str, language: str) -> Response:
        """Keep a draft, or publish."""
        key = selectors.text_key(kind, language)
        revision = selectors.edited_text(request.user, key).revision
        given = PageWriteSerializer.read(request)
        actor, source = signed_in(request.user), given["text"]
        if given["publish"]:
            services.publish_page(
                actor=actor, key=key, source=source, revision=revision, note=given["note"]
            )
        else:
            services.save_draft(actor=actor, key=key, source=source, revision=revision)
        return Response(PageSourceSerializer(selectors.edited_text(request.user, key)).data)

    @extend_schema(operation_id="discard_page_draft", request=None, responses={204: None})
    def delete(self, request: Request, kind: str, language: str) -> Response:
        """Forget the draft."""
        key = selectors.text_key(kind, language)
        revision = selectors.edited_text(request.user, key).revision
        services.discard_draft(actor=signed_in(request.user), key=key, revision=revision)
        return Response(status=status.HTTP_204_NO_CONTENT)


class PagePreviewView(Door):
    """A text that staff is writing."""

    writes = Scope.CENTRE_WRITE

    @extend_schema(
        operation_id="preview_page", request=PageTextGiven, responses={200: PageLookSerializer}
    )
    def post(self, request: Request, kind: str, language: str) -> Response:
        """What it would look like, and what in it must be mended. Keeps nothing."""
        key = selectors.text_key(kind, language)
        selectors.edited_text(request.user, key)
        look = looked_at(PageTextGiven.read(request)["text"], language=key.language)
        return Response(PageLookSerializer(look).data)


class PageVersionsView(Door):
    """Versions of a page: of the privacy notice for everybody, of the others for staff."""

    reads = Scope.COURSES_READ
    is_open = True

    @extend_schema(
        operation_id="page_versions", parameters=[PageAsked], responses=VersionPageSerializer
    )
    def get(self, request: Request, kind: str, language: str) -> Response:
        """One page of them, the newest first."""
        asked = PageAsked.read(request)
        key = selectors.text_key(kind, language)
        page = selectors.readable_versions(
            request.user, key, after=asked.get("after"), size=asked["limit"]
        )
        return Response(VersionPageSerializer(page, context={"request": request}).data)


class ReportsView(Door):
    """Reports of barriers."""

    reads, writes = Scope.CENTRE_READ, Scope.PROFILE_WRITE
    is_open = True

    @extend_schema(
        operation_id="reports", parameters=[ReportsAsked], responses=ReportPageSerializer
    )
    def get(self, request: Request) -> Response:
        """For staff: what waits, the longest waiting first; or by state."""
        asked = ReportsAsked.read(request)
        page = selectors.report_page(
            request.user,
            state=asked.get("state", ""),
            words=asked.get("q", ""),
            key=asked.get("after"),
            size=asked["limit"],
        )
        return Response(ReportPageSerializer(page, context={"request": request}).data)

    @extend_schema(
        operation_id="report_barrier",
        request=NewReportSerializer,
        responses={201: SentReportSerializer},
    )
    def post(self, request: Request) -> Response:
        """Tell the centre of a barrier, with or without an account."""
        given = NewReportSerializer.read(request)
        throttle = ReportThrottle()
        if not throttle.allow_request(request, self):
            raise Throttled(throttle.wait())
        report = services.report_barrier(actor=request.user, new=NewReport(**given))
        return Response(SentReportSerializer(report).data, status=status.HTTP_201_CREATED)


class SentReportView(Door):
    """What became of a report."""

    reads = Scope.PROFILE_READ
    is_open = True

    @extend_schema(operation_id="sent_report", responses=SentReportSerializer)
    def get(self, request: Request, secret: str) -> Response:  # noqa: ARG002
        """For whoever knows the secret."""
        return Response(SentReportSerializer(selectors.sent_report(secret)).data)


class ReportView(Door):
    """One report, for staff."""

    reads, writes = Scope.CENTRE_READ, Scope.CENTRE_WRITE

    @extend_schema(operation_id="report", responses=ReportSerializer)
    def get(self, request: Request, public_id: uuid.UUID) -> Response:
        """The report with its answers."""
        report = selectors.handled_report(request.user, public_id=public_id)
        return Response(ReportSerializer(selectors.row_of(report)).data)

    @extend_schema(
        operation_id="change_report", request=ReportChangeSerializer, responses=ReportSerializer
    )
    @transaction.atomic
    def patch(self, request: Request, public_id: uuid.UUID) -> Response:
        """Change state or note."""
        report = selectors.handled_report(request.user, public_id=public_id)
        given = ReportChangeSerializer.read(request)
        actor = signed_in(request.user)
        if "state" in given:
            services.change_state(actor=actor, report=report, state=given["state"])
        if "note" in given:
            services.write_note(actor=actor, report=report, note=given["note"])
        current = selectors.handled_report(request.user, public_id=public_id)
        return Response(ReportSerializer(selectors.row_of(current)).data)


class ReportAnswersView(Door):
    """Answers to a report."""

    writes = Scope.CENTRE_WRITE

    @extend_schema(
        operation_id="answer_report",
        request=ReportReplySerializer,
        responses={201: ReportAnswerSerializer},
    )
    def post(self, request: Request, public_id: uuid.UUID) -> Response:
        """Answer for the centre."""
        report = selectors.handled_report(request.user, public_id=public_id)
        body = ReportReplySerializer.read(request)["body"]
        answer = services.answer_report(actor=signed_in(request.user), report=report, body=body)
        return Response(ReportAnswerSerializer(answer).data, status=status.HTTP_201_CREATED)
