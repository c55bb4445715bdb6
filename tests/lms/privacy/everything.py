"""Somebody of whom there is a row in every table that the registry of personal data knows.

A table that is added later has to be filled here: `test_erasure` names those that are not.
"""

import datetime
import io
import uuid
from pathlib import Path

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.idp.oidc.models import Client as Program
from allauth.idp.oidc.models import Token as SignOnToken
from allauth.mfa.models import Authenticator
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.core.mail.backends.filebased import EmailBackend
from django.test import Client
from django_q.models import Task

from courses.authoring.models import ChangeNote, Delivery
from courses.editor.models import EditorPresence, UnitDraft, UnitRevision
from courses.enrolment.models import Application, Enrolment
from courses.h5p.models import Content, Library, SavedState, Statement
from courses.learning.models import Attempt, Confirmation, CourseProgress, UnitProgress
from courses.outline.models import Course, CourseInvitation, CourseTeamMember, Unit
from courses.outline.vocabulary import TeamRole
from courses.questions import tasks
from courses.questions.models import Answer, Question
from courses.video.models import WatchedShare
from hub.notebooks.models import Extension, PastRun, Submission, Work
from lms.accounts.models import User
from lms.api.models import AccessToken
from lms.files.services import store_file
from lms.identity.models import Pseudonym
from lms.kernel.audit import record
from lms.kernel.clock import now, today
from lms.kernel.jobs import enqueue, path_of
from lms.pages.kinds import Kind
from lms.pages.models import PageText, PageVersion, Report, ReportAnswer
from lms.privacy import storage
from lms.privacy.models import CorrectionRequest, DataExport, DeletionRequest
from lms.privacy.vocabulary import CorrectionState, DeletionKind, ExportState
from lms.sign_ins.models import SignIn
from tests.factories.accounts import UserFactory
from tests.factories.outline import UnitFactory
from tests.factories.schools import CentreRoleFactory, MembershipFactory
from tests.support.h5p_packages import package_files, zipped

NAME, USER_NAME, ADDRESS = "Zita Quandt", "zita.quandt", "zita.quandt@beispiel.example"
KEY = 736_029_518
"""A primary key that is no other number, so that it is found wherever it is written."""
SECOND_ADDRESS = "z.quandt@anderswo.example"


def build_person() -> User:
    """Zita, who has been everywhere."""
    person = UserFactory(pk=KEY, username=USER_NAME, display_name=NAME, email=ADDRESS)
    second = EmailAddress.objects.create(user=person, email=SECOND_ADDRESS)
    EmailConfirmation.objects.create(email_address=second, key="k", sent=now())
    other = UserFactory(display_name="Otto Anders", email="otto@anders.example")
    unit = UnitFactory()
    belongs(person)
    teaches(person, other, unit)
    learns(person, other, unit)
    asks_about_her_data(person, other)
    meets_barriers(person, other)
    leaves_traces(person, other)
    return person


def belongs(person: User) -> None:
    """To a school and to the centre."""
    MembershipFactory(person=person)
    CentreRoleFactory(person=person)


def teaches(person: User, other: User, unit: Unit) -> None:
    """In the course of `unit`; her words to others carry her name."""
    course = unit.course
    CourseTeamMember.objects.create(course=course, person=person, role=TeamRole.OWNER)
    CourseTeamMember.objects.create(course=course, person=other, role=TeamRole.OWNER)
    package = store_file(content=stored_text(), name="paket.txt")
    Delivery.objects.create(person=person, stored_file=package, name="paket.txt")
    note = f"Teil 2 ist neu. Viele Grüße, {NAME}"
    ChangeNote.objects.create(course=course, author=person, text=note)
    UnitDraft.objects.create(unit=unit, saved_by=person, saved_at=now())
    UnitRevision.objects.create(
        unit=unit, number=1, origin="saved", author=person, begun_at=now(), saved_at=now()
    )
    EditorPresence.objects.create(unit=unit, person=person, seen_at=now())
    Application.objects.create(
        course=course,
        learner=other,
        state="declined",
        answer=f"Leider nein. Schreiben Sie mir: {ADDRESS.upper()}",
        decided_at=now(),
        decided_by=person,
    )
    question = Question.objects.create(unit=unit, asker=other, body="Bis wann?")
    Answer.objects.create(question=question, author=person, body=f"Freitag. Viele Grüße, {NAME}")


def learns(person: User, other: User, unit: Unit) -> None:
    """With results, and a question that was answered."""
    course = unit.course
    record(
        actor=other,
        action="course.joined",
        target=Enrolment.objects.create(course=course, learner=person),
    )
    Application.objects.create(course=course, learner=person, state="withdrawn", reason="Bitte")
    CourseInvitation.objects.create(course=course, person=person)
    UnitProgress.objects.create(learner=person, unit=unit, completed_at=now())
    CourseProgress.objects.create(learner=person, course=course, completed_at=now())
    Attempt.objects.create(
        learner=person, unit=unit, number=1, source="quiz", raw_score=1, max_score=2, scaled=0.5
    )
    WatchedShare.objects.create(learner=person, unit=unit, updated_at=now())
    _plays(person, unit)
    _hands_in_notebooks(person, other, unit)
    _confirm(person, course)
    question = Question.objects.create(unit=unit, asker=person, body=f"{NAME} fragt: warum?")
    Answer.objects.create(question=question, author=other, body=f"Liebe {NAME}, darum.")


def _plays(person: User, unit: Unit) -> None:
    """An interactive content, whose library she has approved herself."""
    library = Library.objects.create(
        machine_name="H5P.Karten",
        major=1,
        minor=0,
        patch=0,
        content_hash="0" * 64,
        title="Karten",
        size_bytes=1,
        decided_by=person,
    )
    package = store_file(content=zipped(package_files()), name="karten.h5p")
    content = Content.objects.create(unit=unit, package=package, main=library)
    sitting = uuid.uuid4()
    SavedState.objects.create(
        learner=person, content=content, data=NAME, sitting=sitting, saved_at=now()
    )
    Statement.objects.create(
        learner=person,
        content=content,
        unit=unit,
        sitting=sitting,
        statement_id=uuid.uuid4(),
        verb="answered",
        response=NAME,
        stored_at=now(),
    )


def _hands_in_notebooks(person: User, other: User, unit: Unit) -> None:
    """Her own, and she has decided about another's."""
    hers = store_file(content=io.BytesIO(f"# {NAME}".encode()), name="daten.ipynb")
    submission = Submission.objects.create(
        learner=person, unit=unit, number=1, file=hers, log=f"Hallo {NAME}", reason=f"Gut, {NAME}"
    )
    PastRun.objects.create(
        submission=submission, number=1, graded_at=now(), points=0, most_points=1, log=NAME
    )
    Work.objects.create(learner=person, unit=unit)
    for learner, trainer in ((person, other), (other, person)):
        Extension.objects.create(learner=learner, unit=unit, due_at=now(), granted_by=trainer)
    another = store_file(content=io.BytesIO(b"# Otto"), name="daten.ipynb")
    Submission.objects.create(
        learner=other,
        unit=unit,
        number=1,
        file=another,
        awarded_points=1,
        reason=f"Gut erklärt. {NAME}",
        awarded_at=now(),
        awarded_by=person,
    )


def _confirm(person: User, course: Course) -> None:
    Confirmation.objects.create(
        learner=person,
        course=course,
        completed_at=now(),
        learner_name=NAME,
        course_title=course.title,
        minutes=45,
        contents=[],
    )


def asks_about_her_data(person: User, other: User) -> None:
    """And answers others who ask."""
    export = DataExport.objects.create(person=person, state=ExportState.READY)
    with storage.replacing(export) as draft:
        draft.write_text(f"Alles über {NAME}")
    DeletionRequest.objects.create(
        person=person, kind=DeletionKind.OWN, requested_by=person, due_at=now()
    )
    DeletionRequest.objects.create(
        person=other,
        kind=DeletionKind.STAFF,
        reason=f"Fragen an {NAME}",
        requested_by=person,
        due_at=now(),
    )
    CorrectionRequest.objects.create(person=person, about="Name", body=f"Ich heiße {NAME}")
    CorrectionRequest.objects.create(
        person=other,
        about="Name",
        body="Ich heiße Otto",
        state=CorrectionState.DONE,
        answer=f"Erledigt. {NAME}",
        answered_at=now(),
        answered_by=person,
    )


def meets_barriers(person: User, other: User) -> None:
    """And answers who met one; once she had not signed in."""
    for sender, address in ((person, ""), (None, ADDRESS), (other, "")):
        report = Report.objects.create(
            body="zu klein", sender=sender, email=address, language="de", due_on=today()
        )
        ReportAnswer.objects.create(
            report=report,
            author=person if sender == other else other,
            body=f"Größer gemacht. {NAME}" if sender == other else "Größer gemacht.",
        )
    text = PageText.objects.create(
        kind=Kind.IMPRINT, language="de", draft_by=person, draft_saved_at=now()
    )
    PageVersion.objects.create(
        text=text, number=1, source="x", html="x", note=f"von {NAME}", published_by=person
    )


def leaves_traces(person: User, other: User) -> None:
    """In the log, in sessions and jobs, in counters and mails."""
    record(actor=person, action="person.profile_updated", target=person)
    Client().force_login(person)
    enqueue(tasks.tell_team_member, 1, person.pk)
    Task.objects.create(
        id="1" * 32,
        name="job",
        func=path_of(tasks.tell_team_member),
        args=(1, person.pk),
        result=f"refused: {ADDRESS}",
        started=now(),
        stopped=now(),
        success=False,
    )
    for who, about in ((person, other), (other, person)):
        LogEntry.objects.create(
            user=who,
            content_type=ContentType.objects.get_for_model(User),
            object_id=str(about.pk),
            object_repr=str(about),
            action_flag=CHANGE,
            change_message=f"by {who}",
        )
    Pseudonym.objects.create(person=person)
    program = Program.objects.create(id="program", name="Programm", owner=person)
    SignOnToken.objects.create(user=person, client=program, type="at", hash="h", scopes="openid")
    SignIn.objects.create(person=person, session_key="s", browser="Firefox")
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={})
    AccessToken.objects.create(
        person=person, name=f"{NAME}s Skript", hint="lh_1", expires_at=now() + datetime.timedelta(1)
    )
    cache.set(f"throttle_user_{person.pk}", [1.0])


def mails_about(folder: Path) -> None:
    """A mail to her and one about her, as an installation without a mail server keeps them."""
    for subject, recipient in (
        ("Ihre Anfrage", ADDRESS),
        (f"{NAME} möchte teilnehmen", "o@a.example"),
    ):
        EmailBackend(file_path=str(folder)).send_messages(
            [EmailMessage(subject, "Text mit Umlauten: äöü", to=[recipient])]
        )


def stored_text() -> io.BytesIO:
    """A file of hers."""
    return io.BytesIO(f"Ich bin {NAME}.".encode())
