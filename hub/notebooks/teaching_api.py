"""JSON doors for who trains: everybody's work, deadlines, runs, and the files of all."""

import uuid

from django.http.response import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from hub.notebooks import services
from hub.notebooks.handing_out import archive_response
from hub.notebooks.records import runs_of
from hub.notebooks.report import require_trainer, stage_numbers, work_of, work_page
from hub.notebooks.selectors import deadline_of, notebook_given_out, notebook_unit, submission_for
from hub.notebooks.serializers import (
    DeadlineSerializer,
    PointsGiven,
    RegradedSerializer,
    SubmissionSerializer,
)
from hub.notebooks.teaching_serializers import (
    ArchiveAsked,
    DeadlineGiven,
    ExtensionGiven,
    GradingRunSerializer,
    LearnersWorkSerializer,
    WorkAsked,
    WorkPageSerializer,
)
from lms.accounts.actors import signed_in
from lms.api.door import Door, FileDoor
from lms.api.scopes import Scope


class WorkView(Door):
    """Everybody's way with the notebook."""

    reads = Scope.TEACHING_READ

    @extend_schema(
        operation_id="notebook_work", parameters=[WorkAsked], responses=WorkPageSerializer
    )
    def get(self, request: Request, slug: str, key: str) -> Response:
        """Who takes part, how far each is, and the last that each handed in; by name."""
        unit = notebook_unit(request.user, slug=slug, key=key)
        asked = WorkAsked.read(request)
        stage, after = asked.get("stage"), asked.get("after")
        page = work_page(request.user, unit, stage=stage, key=after, size=asked["limit"])
        numbers = {
            stage.value: number for stage, number in stage_numbers(request.user, unit).items()
        }
        told = {"numbers": numbers, "rows": page.rows, "next_key": page.next_key}
        return Response(WorkPageSerializer(told, context={"request": request}).data)


class LearnersWorkView(Door):
    """One learner's versions."""

    reads = Scope.TEACHING_READ

    @extend_schema(operation_id="notebook_work_of_learner", responses=LearnersWorkSerializer)
    def get(self, request: Request, slug: str, key: str, public_id: uuid.UUID) -> Response:
        """The learner with that enrolment: how far, until when, and every version."""
        unit = notebook_unit(request.user, slug=slug, key=key)
        work = work_of(request.user, unit, public_id=public_id)
        return Response(LearnersWorkSerializer(work).data)


class ExtensionView(Door):
    """A deadline of one learner's own."""

    writes = Scope.TEACHING_WRITE

    @extend_schema(
        operation_id="extend_notebook_deadline",
        request=ExtensionGiven,
        responses=DeadlineSerializer,
    )
    def put(self, request: Request, slug: str, key: str, public_id: uuid.UUID) -> Response:
        """Give the learner more time; null lets the unit's deadline hold again."""
        unit = notebook_unit(request.user, slug=slug, key=key)
        work = work_of(request.user, unit, public_id=public_id)
        due_at = ExtensionGiven.read(request)["due_at"]
        found = services.extend(
            actor=signed_in(request.user), enrolment=work.enrolment, unit=unit, due_at=due_at
        )
        return Response(DeadlineSerializer(deadline_of(notebook_given_out(unit), found)).data)


class DeadlineView(Door):
    """The unit's deadline."""

    reads, writes = Scope.TEACHING_READ, Scope.TEACHING_WRITE

    @extend_schema(operation_id="notebook_deadline", responses=DeadlineSerializer)
    def get(self, request: Request, slug: str, key: str) -> Response:
        """Until when notebooks are taken; learners find theirs with the notebook."""
        unit = notebook_unit(request.user, slug=slug, key=key)
        require_trainer(request.user, unit)
        return Response(DeadlineSerializer(deadline_of(notebook_given_out(unit), None)).data)

    @extend_schema(
        operation_id="set_notebook_deadline", request=DeadlineGiven, responses=DeadlineSerializer
    )
    def put(self, request: Request, slug: str, key: str) -> Response:
        """Set it; null takes it away."""
        unit = notebook_unit(request.user, slug=slug, key=key)
        values = DeadlineGiven.read(request)
        row = services.set_deadline(actor=signed_in(request.user), unit=unit, **values)
        return Response(DeadlineSerializer(deadline_of(row, None)).data)


class ArchiveView(FileDoor):
    """The files of everybody."""

    reads = Scope.TEACHING_READ

    @extend_schema(
        operation_id="notebook_archive",
        parameters=[ArchiveAsked],
        responses={(200, "application/zip"): OpenApiTypes.BINARY},
    )
    def get(self, request: Request, slug: str, key: str) -> HttpResponseBase:
        """The last version of everybody, or all versions, as a ZIP with a table."""
        unit = notebook_unit(request.user, slug=slug, key=key)
        everything = ArchiveAsked.read(request)["versions"] == "all"
        return archive_response(request.user, unit, all_versions=everything)


class RunsView(Door):
    """The runs of the tests on a version."""

    reads = Scope.TEACHING_READ

    @extend_schema(operation_id="notebook_runs", responses=GradingRunSerializer(many=True))
    def get(self, request: Request, slug: str, key: str, public_id: uuid.UUID) -> Response:
        """Every run with its limits, versions, results and what was printed; the newest first."""
        unit = notebook_unit(request.user, slug=slug, key=key)
        require_trainer(request.user, unit)
        found = submission_for(request.user, unit, public_id)
        return Response([GradingRunSerializer(run).data for run in runs_of(found)])


class RegradeView(Door):
    """Grading anew."""

    writes = Scope.TEACHING_WRITE

    @extend_schema(operation_id="regrade_notebooks", request=None, responses=RegradedSerializer)
    def post(self, request: Request, slug: str, key: str) -> Response:
        """Let every version be graded anew, such as after a test was corrected."""
        unit = notebook_unit(request.user, slug=slug, key=key)
        number = services.regrade_all(actor=signed_in(request.user), unit=unit)
        return Response(RegradedSerializer({"versions": number}).data)


class PointsView(Door):
    """Points by hand."""

    writes = Scope.TEACHING_WRITE

    @extend_schema(
        operation_id="award_notebook_points", request=PointsGiven, responses=SubmissionSerializer
    )
    def put(self, request: Request, slug: str, key: str, public_id: uuid.UUID) -> Response:
        """Let these points count instead of what the tests gave."""
        unit = notebook_unit(request.user, slug=slug, key=key)
        found = submission_for(request.user, unit, public_id)
        values = PointsGiven.read(request)
        awarded = services.award(actor=signed_in(request.user), submission=found, **values)
        return Response(SubmissionSerializer(awarded).data)
