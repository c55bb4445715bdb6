"""The one table of who listens to what, and of what runs by the clock. Handlers only enqueue jobs."""

from courses.authoring import handlers as authoring
from courses.authoring import tasks as authoring_tasks
from courses.authoring.events import (
    ChangeTold,
    CourseDeleted,
    CourseRestored,
    TeamMemberRemoved,
    TeamRoleGiven,
)
from courses.catalogue import handlers as catalogue
from courses.editor import tasks as editor_tasks
from courses.enrolment import handlers as enrolment
from courses.enrolment import tasks as enrolment_tasks
from courses.enrolment.events import (
    ApplicationDecided,
    ApplicationReceived,
    LearnerLeft,
    PersonInvited,
    SeatTaken,
    WaitingListJoined,
)
from courses.learning import handlers as learning
from courses.links import handlers as links
from courses.links import tasks as link_tasks
from courses.links.events import LinkCheckAsked
from courses.outline.events import CourseChanged
from courses.questions import handlers as questions
from courses.questions import tasks as question_tasks
from courses.questions.events import QuestionAnswered, QuestionAsked
from hub.gateway import handlers as gateway
from hub.notebooks import handlers as notebooks
from hub.notebooks import tasks as notebook_tasks
from hub.notebooks.events import NotebookHandedIn, RegradingAsked
from lms.accounts import handlers as accounts
from lms.accounts.events import PersonClosed
from lms.api import tasks as api_tasks
from lms.api.events import TokenCreated
from lms.backup import tasks as backup_tasks
from lms.files import handlers as files
from lms.files import tasks as file_tasks
from lms.files.events import FileStored
from lms.identity import handlers as identity
from lms.identity import tasks as identity_tasks
from lms.identity.events import SignOnEnded
from lms.kernel import tasks as kernel_tasks
from lms.kernel.events import subscribe
from lms.kernel.jobs import every
from lms.pages import handlers as pages
from lms.pages import tasks as page_tasks
from lms.pages.events import BarrierReported, ReportAnswered
from lms.privacy import handlers as privacy
from lms.privacy import tasks as privacy_tasks
from lms.privacy.events import (
    CorrectionAnswered,
    CorrectionAsked,
    DeletionCancelled,
    DeletionPlanned,
    ExportOrdered,
)
from lms.second_factor import handlers as second_factor
from lms.second_factor.events import SecondFactorReset
from lms.sign_ins import handlers as sign_ins
from lms.sign_ins import tasks as sign_in_tasks
from lms.sign_ins.events import SignInsEnded


def connect() -> None:
    """Subscribe every handler; called once when all rooms are ready."""
    _connect_rooms_of_the_hub()
    _connect_rooms_of_courses()


def _connect_rooms_of_the_hub() -> None:
    subscribe(PersonClosed, sign_ins.person_closed)
    subscribe(PersonClosed, identity.person_closed)
    subscribe(SignInsEnded, identity.sign_ins_ended)
    subscribe(SecondFactorReset, second_factor.second_factor_reset)
    subscribe(TokenCreated, accounts.token_created)
    subscribe(FileStored, files.file_stored)
    subscribe(ExportOrdered, privacy.export_ordered)
    subscribe(DeletionPlanned, privacy.deletion_planned)
    subscribe(DeletionCancelled, privacy.deletion_cancelled)
    subscribe(CorrectionAsked, privacy.correction_asked)
    subscribe(CorrectionAnswered, privacy.correction_answered)
    subscribe(BarrierReported, pages.barrier_reported)
    subscribe(ReportAnswered, pages.report_answered)


def _connect_rooms_of_courses() -> None:
    subscribe(CourseChanged, learning.course_changed)
    subscribe(CourseChanged, catalogue.course_changed)
    subscribe(CourseChanged, enrolment.course_changed)
    subscribe(ApplicationReceived, enrolment.application_received)
    subscribe(ApplicationDecided, enrolment.application_decided)
    subscribe(WaitingListJoined, enrolment.waiting_list_joined)
    subscribe(SeatTaken, enrolment.seat_taken)
    subscribe(PersonInvited, enrolment.person_invited)
    subscribe(TeamRoleGiven, authoring.team_role_given)
    subscribe(TeamMemberRemoved, authoring.team_member_removed)
    subscribe(CourseDeleted, authoring.course_deleted)
    subscribe(ChangeTold, authoring.change_told)
    subscribe(LinkCheckAsked, links.link_check_asked)
    subscribe(CourseRestored, authoring.course_restored)
    subscribe(SignOnEnded, gateway.sign_on_ended)
    subscribe(LearnerLeft, gateway.learner_left)
    subscribe(NotebookHandedIn, notebooks.notebook_handed_in)
    subscribe(RegradingAsked, notebooks.regrading_asked)
    subscribe(QuestionAsked, questions.question_asked)
    subscribe(QuestionAnswered, questions.question_answered)


def plan_periodic_jobs() -> None:
    """Plan what runs by the clock; called when a worker starts."""
    every(name="heartbeat", minutes=1, task=kernel_tasks.beat)
    every(name="waiting-lists", minutes=60, task=enrolment_tasks.move_waiting_lists)
    every(name="waiting-questions", minutes=10, task=question_tasks.tell_teams)
    every(name="backup", minutes=15, task=backup_tasks.back_up_when_due, most_seconds=12 * 3600)
    every(name="waiting-notebooks", minutes=10, task=notebook_tasks.grade_waiting)
    every(name="deleted-courses", minutes=60, task=authoring_tasks.remove_deleted_courses)
    every(name="outside-links", minutes=24 * 60, task=link_tasks.check_due_courses)
    every(name="passed-moments", minutes=5, task=authoring_tasks.tell_passed_moments)
    every(name="deliveries", minutes=60, task=authoring_tasks.clear_deliveries)
    every(name="reported-barriers", minutes=10, task=page_tasks.tell_staff)
    every(name="editor-presence", minutes=60, task=editor_tasks.clear_presence)
    every(name="clean-files", minutes=24 * 60, task=file_tasks.clean_files)
    every(name="expired-tokens", minutes=24 * 60, task=api_tasks.forget_expired_tokens)
    every(name="expired-sign-ons", minutes=24 * 60, task=identity_tasks.forget_expired)
    every(name="clear-sign-ins", minutes=24 * 60, task=sign_in_tasks.clear_sign_ins)
    every(name="erasures", minutes=24 * 60, task=privacy_tasks.erase_due_accounts)
    every(name="retention", minutes=24 * 60, task=privacy_tasks.apply_retention)
