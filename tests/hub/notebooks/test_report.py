"""What trainers see: who is how far, every version, every run, and all of it as one file."""

import csv
import io
import zipfile

import pytest
from django.test import Client

from courses.enrolment.models import Enrolment
from courses.enrolment.services import enrol_learner, leave_course
from courses.learning.services import record_view
from courses.outline.models import Unit
from hub.notebooks import services
from hub.notebooks.archive import safe_name
from hub.notebooks.models import State, Submission
from hub.notebooks.report import Stage, stage_numbers, submissions_in, work_of, work_page
from lms.accounts.models import User
from tests.factories.accounts import UserFactory
from tests.factories.notebooks import answer, author_notebook, put_notebook
from tests.factories.schools import CentreRoleFactory, MembershipFactory
from tests.hub.grading.engine.notebooks import text
from tests.hub.notebooks.test_handing_in import HALF, RIGHT, handed_in
from tests.hub.notebooks.test_unit import address
from tests.support.jobs import work_off_jobs
from tests.support.queries import count_queries


def stage_of(trainer: User, unit: Unit) -> Stage:
    """How far the only learner is."""
    [row] = work_page(trainer, unit).rows
    [(stage, _number)] = [each for each in stage_numbers(trainer, unit).items() if each[1]]
    assert work_page(trainer, unit, stage=stage).rows == [row], "the filter says the same"
    assert row.stage is stage
    return stage


def test_a_learner_goes_from_stage_to_stage(
    grading: None, unit: Unit, learner: User, trainer: User, learners_client: Client
) -> None:
    essay = text("Warum?", grade_id="e", grade=True, solution=True, points=5)
    put_notebook(unit, author_notebook("assert double(2) == 4", essay))
    stages = [stage_of(trainer, unit)]
    record_view(actor=learner, unit=unit)
    stages.append(stage_of(trainer, unit))
    learners_client.get(address("released", unit))
    stages.append(stage_of(trainer, unit))
    services.hand_in(actor=learner, unit=unit, content=answer(RIGHT))
    stages.append(stage_of(trainer, unit))
    work_off_jobs()
    assert stage_of(trainer, unit) is Stage.HANDED_IN, "a person has to look"
    services.award(actor=trainer, submission=Submission.objects.get(), points=9, reason="Schön.")
    stages.append(stage_of(trainer, unit))
    assert stages == list(Stage)


def test_the_version_that_counts_stands_beside_the_last(
    grading: None, unit: Unit, learner: User, trainer: User
) -> None:
    right = handed_in(learner, unit, RIGHT)
    wrong = handed_in(learner, unit, HALF)
    [row] = work_page(trainer, unit).rows
    assert (row.best, row.last, row.versions) == (right, wrong, 2)
    work = work_of(trainer, unit, public_id=row.public_id)
    assert list(work.versions) == [wrong, right]


def test_of_the_team_nothing_is_kept(unit: Unit, trainer: User, trainers_client: Client) -> None:
    assert trainers_client.get(address("released", unit)).status_code == 200
    assert not trainer.notebook_work.exists()


def test_pupils_have_no_name_for_those_who_only_run_the_centre(unit: Unit) -> None:
    pupil = UserFactory.create(display_name="Ada Beispiel")
    MembershipFactory.create(person=pupil, role="pupil")
    Enrolment.objects.create(course=unit.course, learner=pupil)
    staff = CentreRoleFactory.create(role="staff").person
    [row] = work_page(staff, unit).rows
    assert row.name.startswith("Kind ")


def test_every_run_is_kept_with_its_conditions(
    grading: None, unit: Unit, learner: User, trainer: User, trainers_client: Client
) -> None:
    submission = handed_in(learner, unit, "def double(number):\n    print('hallo')\n    return 4")
    put_notebook(unit, author_notebook("assert double(2) == 4"))
    services.regrade_all(actor=trainer, unit=unit)
    work_off_jobs()
    [past] = submission.past_runs.all()
    assert (past.number, past.points) == (1, 0)
    page = trainers_client.get(address("submission", unit, submission.public_id)).content.decode()
    for words in (
        "Lauf 1,",
        "Lauf 2,",
        "python 3.",
        "MiB",
        "hallo",
        past.record["assignment"][:12],
    ):
        assert words in page
    start = f"/api/v1/courses/{unit.course.slug}/units/{unit.key}/notebook/"
    runs = trainers_client.get(f"{start}submissions/{submission.public_id}/runs/").json()
    assert [(run["number"], run["points"]) for run in runs] == [(2, 5), (1, 0)]
    assert "numpy" in runs[0]["versions"]


def test_learners_do_not_see_runs(
    grading: None, unit: Unit, learner: User, learners_client: Client
) -> None:
    submission = handed_in(learner, unit, RIGHT)
    page = learners_client.get(address("submission", unit, submission.public_id)).content.decode()
    assert "MiB" not in page
    start = f"/api/v1/courses/{unit.course.slug}/units/{unit.key}/notebook/"
    runs = f"{start}submissions/{submission.public_id}/runs/"
    assert learners_client.get(runs).status_code == 404


def test_pages_for_trainers_lead_from_the_roster_to_each_version(
    unit: Unit, learner: User, trainers_client: Client
) -> None:
    record_view(actor=learner, unit=unit)
    submission = services.hand_in(actor=learner, unit=unit, content=answer(RIGHT))
    person = Enrolment.objects.get().public_id
    roster = f"/kurse/{unit.course.slug}/teilnehmende/{person}/"
    work = address("learner", unit, person)
    assert f'href="{work}"' in trainers_client.get(roster).content.decode()
    version = address("submission", unit, submission.public_id)
    for page in (work, address("report", unit)):
        assert f'href="{version}"' in trainers_client.get(page).content.decode()
    assert f'href="{work}"' in trainers_client.get(version).content.decode()
    assert trainers_client.get(f"{address('report', unit)}?stand=graded").status_code == 200


# The ZIP -------------------------------------------------------------------------------------------


def taken(client: Client, address_of_zip: str) -> dict[str, bytes]:
    """The files in the ZIP that is sent."""
    content = b"".join(client.get(address_of_zip).streaming_content)  # type: ignore[attr-defined]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_all_is_taken_along_by_name_with_a_table(
    unit: Unit, learner: User, trainers_client: Client
) -> None:
    for source in (HALF, RIGHT):
        services.hand_in(actor=learner, unit=unit, content=answer(source))
    other = UserFactory.create(display_name="MERYEM Kaya")
    enrol_learner(actor=other, course=unit.course)
    services.hand_in(actor=other, unit=unit, content=answer(HALF))
    last = taken(trainers_client, address("archive", unit))
    table = last.pop("abgegeben.csv").decode("utf-8-sig")
    assert sorted(last.values()) == sorted([answer(RIGHT), answer(HALF)])
    assert sorted(name.partition("/")[0].lower() for name in last) == [
        "meryem-kaya",
        "meryem-kaya-2",
    ]
    rows = list(csv.DictReader(io.StringIO(table), delimiter=";"))
    assert {row["Datei"] for row in rows} == set(last)
    everything = taken(trainers_client, f"{address('archive', unit)}?fassungen=alle")
    assert len(everything) == 4
    start = f"/api/v1/courses/{unit.course.slug}/units/{unit.key}/notebook/submissions.zip"
    assert set(taken(trainers_client, f"{start}?versions=all")) == set(everything)


def test_the_order_tells_nothing_of_names_that_are_hidden(unit: Unit) -> None:
    for name in ("Zoe Beispiel", "Ada Beispiel"):
        pupil = UserFactory.create(display_name=name)
        MembershipFactory.create(person=pupil, role="pupil")
        enrol_learner(actor=pupil, course=unit.course)
        services.hand_in(actor=pupil, unit=unit, content=answer(HALF))
    staff = CentreRoleFactory.create(role="staff").person
    taken_along = submissions_in(staff, unit, all_versions=False)
    names = [each.submission.learner.display_name for each in taken_along]
    assert names == ["Zoe Beispiel", "Ada Beispiel"], "as they came, not by name"


def test_nobody_else_takes_it_along(unit: Unit, learners_client: Client) -> None:
    assert learners_client.get(address("archive", unit)).status_code == 404


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Anna-Lena Groß", "Anna-Lena-Groß"),
        ("../../etc/passwd", "etc-passwd"),
        ("...", "x"),
        ("a" * 99, "a" * 60),
        ("Jo_n\\as: CON?", "Jo-n-as-CON"),
    ],
)
def test_names_become_names_of_files(name: str, safe: str) -> None:
    assert safe_name(name) == safe


# Many ----------------------------------------------------------------------------------------------


def add_learners(unit: Unit, file_of: Submission, number: int) -> None:
    """So many more, with two versions each."""
    for _count in range(number):
        person = UserFactory.create()
        Enrolment.objects.create(course=unit.course, learner=person)
        for version in (1, 2):
            Submission.objects.create(
                learner=person,
                unit=unit,
                number=version,
                file=file_of.file,
                state=State.GRADED,
                points=version,
                most_points=5,
                record={"needs_a_person": False},
            )


def test_more_learners_need_no_more_queries(
    unit: Unit, trainer: User, learner: User, trainers_client: Client
) -> None:
    first = services.hand_in(actor=learner, unit=unit, content=answer(RIGHT))

    def asked() -> list[int]:
        report = f"/api/v1/courses/{unit.course.slug}/units/{unit.key}/notebook/work/"
        return [
            count_queries(lambda: trainers_client.get(address("report", unit))),
            count_queries(lambda: trainers_client.get(report)),
            count_queries(lambda: list(submissions_in(trainer, unit, all_versions=True))),
        ]

    add_learners(unit, first, 1)
    few = asked()
    add_learners(unit, first, 18)
    assert asked() == few
    assert len(work_page(trainer, unit).rows) == 20


def test_grading_anew_takes_as_many_queries_for_two_as_for_many(
    unit: Unit, trainer: User, learner: User
) -> None:
    first = services.hand_in(actor=learner, unit=unit, content=answer(RIGHT))

    def asked() -> int:
        return count_queries(lambda: services.regrade_all(actor=trainer, unit=unit))

    add_learners(unit, first, 1)
    few = asked()
    add_learners(unit, first, 9)
    assert asked() == few
    assert not Submission.objects.exclude(state=State.WAITING).exists()


def test_a_page_leads_to_the_next_and_all_are_there_once(
    unit: Unit, trainer: User, learner: User
) -> None:
    add_learners(unit, services.hand_in(actor=learner, unit=unit, content=answer(RIGHT)), 4)
    names: list[str] = []
    key = None
    while True:
        page = work_page(trainer, unit, key=key, size=2)
        names += [row.name for row in page.rows]
        if (key := page.next_key) is None:
            break
    assert len(names) == len(set(names)) == 5


def test_who_has_left_is_in_no_list_but_keeps_the_own_page(
    unit: Unit, learner: User, trainer: User
) -> None:
    services.hand_in(actor=learner, unit=unit, content=answer(RIGHT))
    leave_course(actor=learner, course=unit.course)
    assert not work_page(trainer, unit).rows
    person = Enrolment.objects.get().public_id
    assert len(work_of(trainer, unit, public_id=person).versions) == 1
