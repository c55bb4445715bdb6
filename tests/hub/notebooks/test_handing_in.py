"""Handing in, grading, and deciding about points."""

import datetime
import json
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django_q.models import OrmQ
from pytest_django import Settings

from courses.learning.models import Attempt, UnitProgress
from courses.learning.standing import standing_in
from courses.outline.models import Unit
from hub.notebooks import services
from hub.notebooks.models import State, Submission
from hub.notebooks.report import work_page
from hub.notebooks.tasks import grade, grade_waiting
from lms.accounts.models import User
from lms.kernel.clock import now
from lms.kernel.errors import InvalidInput, NotAllowed, NotFound
from tests.factories.accounts import UserFactory
from tests.factories.notebooks import SECRET, answer, author_notebook, put_notebook
from tests.hub.grading.engine.notebooks import text
from tests.hub.notebooks.test_unit import address, page_of
from tests.support.jobs import work_off_jobs

RIGHT = "def double(number): return number + number"
HALF = "def double(number): return 4"


def handed_in(learner: User, unit: Unit, source: str) -> Submission:
    """What comes of handing in this answer."""
    submission = services.hand_in(actor=learner, unit=unit, content=answer(source))
    work_off_jobs()
    submission.refresh_from_db()
    return submission


def best(learner: User, unit: Unit) -> float | None:
    return UnitProgress.objects.get(learner=learner, unit=unit).best_scaled


def upload(source: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("meins.ipynb", answer(source))


def test_a_right_answer_completes_the_unit(grading: None, unit: Unit, learner: User) -> None:
    submission = handed_in(learner, unit, RIGHT)
    assert (submission.state, submission.points, submission.most_points) == (State.GRADED, 5, 5)
    assert standing_in(learner, unit.course).entry_of(unit).done
    attempt = Attempt.objects.get()
    assert (attempt.source, attempt.raw_score, attempt.max_score) == ("notebook", 5, 5)
    assert submission.record["limits"]["wall_seconds"] > 0
    assert len(submission.record["assignment"]) == 64


def test_the_best_version_counts_and_all_stay(grading: None, unit: Unit, learner: User) -> None:
    handed_in(learner, unit, RIGHT)
    second = handed_in(learner, unit, HALF)
    assert (second.number, second.points) == (2, 0)
    assert best(learner, unit) == 1
    again = services.hand_in(actor=learner, unit=unit, content=answer(HALF))
    assert again == second, "the same file again is no new version"


def test_a_job_that_runs_twice_makes_one_result(grading: None, unit: Unit, learner: User) -> None:
    submission = handed_in(learner, unit, RIGHT)
    grade(submission.pk)
    assert Attempt.objects.count() == submission.runs == 1


def test_grading_has_a_queue_of_its_own(unit: Unit, learner: User) -> None:
    services.hand_in(actor=learner, unit=unit, content=answer(RIGHT))
    jobs = [(job.key, job.task["func"].rpartition(".")[2]) for job in OrmQ.objects.all()]
    assert ("grading", "grade") in jobs
    assert "grading" not in [key for key, name in jobs if name != "grade"]


def test_what_cannot_be_graded_safely_waits(unit: Unit, learner: User, settings: Settings) -> None:
    settings.LERNHUB_NOTEBOOKS_PYTHON = Path("/nothing")
    submission = handed_in(learner, unit, RIGHT)
    assert submission.state == State.WAITING
    for _round in range(2):
        grade_waiting()
        assert [job.task["args"] for job in OrmQ.objects.all()] == [(submission.pk,)]


def test_what_waits_for_long_is_told_to_administrators(
    unit: Unit, learner: User, client: Client, settings: Settings
) -> None:
    settings.LERNHUB_HUB, settings.LERNHUB_NOTEBOOKS_PYTHON = True, Path("/nothing")
    assert "not installed" in client.get("/readyz").json()["grading"]
    settings.LERNHUB_NOTEBOOKS_PYTHON = Path("/bin/sh")
    services.hand_in(actor=learner, unit=unit, content=answer(RIGHT))
    assert "1 notebooks" not in client.get("/readyz").content.decode()
    Submission.objects.update(handed_in_at=now() - datetime.timedelta(minutes=20))
    told = client.get("/readyz").json()["grading"]
    assert "1 notebooks" in told or "bubblewrap" in told
    settings.LERNHUB_HUB = False
    assert "grading" not in client.get("/readyz").json()


def test_a_corrected_test_judges_everything_anew(
    grading: None, unit: Unit, learner: User, trainer: User
) -> None:
    submission = handed_in(learner, unit, HALF)
    assert (submission.points, best(learner, unit)) == (0, 0)
    put_notebook(unit, author_notebook("assert double(2) == 4"))
    assert services.regrade_all(actor=trainer, unit=unit) == 1
    work_off_jobs()
    submission.refresh_from_db()
    assert (submission.points, submission.runs, best(learner, unit)) == (5, 2, 1)


def test_a_trainers_points_count_and_stay(
    grading: None, unit: Unit, learner: User, trainer: User
) -> None:
    submission = handed_in(learner, unit, HALF)
    for points, reason, code in ((6, "Gut.", "bad_points"), (3, " ", "no_reason")):
        with pytest.raises(InvalidInput) as refusal:
            services.award(actor=trainer, submission=submission, points=points, reason=reason)
        assert refusal.value.code == code
    services.award(actor=trainer, submission=submission, points=4, reason="Die Idee stimmt.")
    assert best(learner, unit) == pytest.approx(0.8)
    services.regrade_all(actor=trainer, unit=unit)
    work_off_jobs()
    assert best(learner, unit) == pytest.approx(0.8)


def test_a_part_for_a_person_makes_no_result_before(
    grading: None, unit: Unit, learner: User, trainer: User
) -> None:
    essay = text("Warum?", grade_id="e", grade=True, solution=True, points=5)
    put_notebook(unit, author_notebook("assert double(2) == 4", essay))
    submission = handed_in(learner, unit, RIGHT)
    assert (submission.points, submission.most_points, submission.needs_a_person) == (5, 10, True)
    assert Attempt.objects.count() == 0
    services.award(actor=trainer, submission=submission, points=9, reason="Schön.")
    assert best(learner, unit) == pytest.approx(0.9)


@pytest.mark.parametrize("content", [b"", b"{}", b"[" * 90_000, b"x" * 6_000_000])
def test_what_is_no_notebook_is_refused(unit: Unit, learner: User, content: bytes) -> None:
    with pytest.raises(InvalidInput) as refusal:
        services.hand_in(actor=learner, unit=unit, content=content)
    assert refusal.value.code == "bad_notebook"
    assert not Submission.objects.exists()


def test_only_who_learns_hands_in_and_only_trainers_decide(
    unit: Unit, learner: User, trainer: User
) -> None:
    with pytest.raises(NotAllowed):
        services.hand_in(actor=trainer, unit=unit, content=answer(RIGHT))
    submission = services.hand_in(actor=learner, unit=unit, content=answer(RIGHT))
    for stranger in (learner, UserFactory.create()):
        with pytest.raises(NotFound):
            services.award(actor=stranger, submission=submission, points=5, reason="Ja.")
        with pytest.raises(NotFound):
            services.regrade_all(actor=stranger, unit=unit)
        with pytest.raises(NotFound):
            work_page(stranger, unit)


# Doors -------------------------------------------------------------------------------------------


def test_a_learner_hands_in_without_scripts_and_reads_what_came_of_it(
    grading: None, unit: Unit, learner: User, learners_client: Client
) -> None:
    sent = learners_client.post(address("hand-in", unit), {"file": upload(HALF)}, follow=True)
    assert "noch nicht gelaufen" in sent.content.decode()
    work_off_jobs()
    submission = Submission.objects.get()
    page = learners_client.get(address("submission", unit, submission.public_id)).content.decode()
    assert "assert double(2) == 4" in page
    assert SECRET not in page
    assert "double(21)" not in page
    assert f"/{submission.public_id}/" in learners_client.get(page_of(unit)).content.decode()
    file = learners_client.get(address("file", unit, submission.public_id))
    assert file["Content-Disposition"].startswith("attachment")


def test_the_form_brings_its_token_along(unit: Unit, learner: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(learner)
    for address_of_form in (page_of(unit), address("hand-in", unit)):
        form = strict.get(address_of_form).content.decode().partition("abgeben/")[2]
        token = form.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
        sent = strict.post(
            address("hand-in", unit), {"file": upload(RIGHT), "csrfmiddlewaretoken": token}
        )
        assert sent.status_code == 302


def test_a_wrong_file_is_refused_beside_its_field(unit: Unit, learners_client: Client) -> None:
    answered = learners_client.post(
        address("hand-in", unit), {"file": SimpleUploadedFile("a.ipynb", b"nichts")}
    )
    assert answered.status_code == 422
    assert 'aria-invalid="true"' in answered.content.decode()
    assert learners_client.post(address("hand-in", unit)).status_code == 422


def test_nobody_sees_what_others_handed_in(unit: Unit, learner: User) -> None:
    submission = services.hand_in(actor=learner, unit=unit, content=answer(RIGHT))
    other = Client()
    other.force_login(UserFactory.create())
    for name in ("submission", "file"):
        assert other.get(address(name, unit, submission.public_id)).status_code == 404


def test_trainers_see_work_decide_and_grade_anew(
    grading: None, unit: Unit, learner: User, trainers_client: Client
) -> None:
    submission = handed_in(learner, unit, HALF)
    assert "Meryem Kaya" in trainers_client.get(address("report", unit)).content.decode()
    award = address("award", unit, submission.public_id)
    assert trainers_client.post(award, {"points": "9", "reason": "x"}).status_code == 422
    assert trainers_client.post(award, {"points": "4", "reason": "Gut."}).status_code == 302
    assert trainers_client.post(address("regrade", unit)).status_code == 302
    submission.refresh_from_db()
    assert (submission.awarded_points, submission.state) == (4, State.WAITING)


def test_the_api_does_the_same(
    grading: None, unit: Unit, learner: User, learners_client: Client, trainers_client: Client
) -> None:
    start = f"/api/v1/courses/{unit.course.slug}/units/{unit.key}/notebook/"
    sent = learners_client.post(f"{start}submissions/", {"file": upload(RIGHT)})
    assert sent.status_code == 201
    work_off_jobs()
    (version,) = learners_client.get(f"{start}submissions/").json()
    assert (version["points"], version["state"]) == (5, "graded")
    one = f"{start}submissions/{version['id']}/"
    told = learners_client.get(one).json()
    assert [test["is_hidden"] for test in told["cells"][0]["tests"]] == [False, True]
    assert SECRET not in json.dumps(told)
    assert learners_client.get(f"{one}file/").status_code == 200
    assert learners_client.get(f"{start}work/").status_code == 404
    told = trainers_client.get(f"{start}work/").json()
    assert (told["rows"][0]["learner"], told["numbers"]["graded"]) == ("Meryem Kaya", 1)
    points = {"points": 2, "reason": "Zu kurz."}
    put = trainers_client.put(f"{one}points/", points, content_type="application/json")
    assert put.json()["points"] == 2
    assert trainers_client.post(f"{start}regrade/").json() == {"versions": 1}
