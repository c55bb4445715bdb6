"""Saves: what is kept, what learners see, and what happens when two write at once."""

import datetime

import pytest

from courses.editor.limits import REVISIONS_KEPT, TEXT_BYTES
from courses.editor.models import UnitDraft, UnitRevision
from courses.editor.selectors import base_of, working_copy
from courses.editor.services import Saved, Stale, discard_draft, publish_draft, restore_revision
from courses.editor.vocabulary import Origin
from courses.outline.vocabulary import TeamRole
from courses.reading.models import Reading
from lms.kernel import clock
from lms.kernel.errors import InvalidInput, NotAllowed
from lms.kernel.models import AuditEntry
from tests.courses.editor.conftest import PUBLISHED, Writing
from tests.support.queries import count_queries

pytestmark = pytest.mark.django_db


def revisions(writing: Writing) -> list[tuple[str, str]]:
    """Origin and text of every state kept, in order."""
    rows = UnitRevision.objects.filter(unit=writing.unit).order_by("pk")
    return [(row.origin, row.text) for row in rows]


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time goes on by a quarter of an hour with every look at the clock."""
    moments = iter(range(1, 1000))
    start = clock.now()

    def now() -> datetime.datetime:
        return start + datetime.timedelta(minutes=15 * next(moments))

    for module in ("saving", "publishing"):
        monkeypatch.setattr(f"courses.editor.services.{module}.now", now)


def test_a_unit_that_nobody_has_changed_opens_with_what_is_published(writing: Writing) -> None:
    copy = working_copy(writing.unit)

    assert copy.content.text == PUBLISHED
    assert not copy.has_changes
    assert not UnitDraft.objects.exists()


def test_a_saved_draft_changes_nothing_for_learners(writing: Writing) -> None:
    saved = writing.save("Ganz neu")

    assert isinstance(saved, Saved)
    assert saved.has_changes
    assert working_copy(writing.unit).content.text == "Ganz neu"
    assert "Ganz neu" not in writing.seen_by_learners()
    assert "Eine Karte zeigt den Weg." in writing.seen_by_learners()


def test_the_text_that_was_published_is_in_the_history_from_the_first_save_on(
    writing: Writing,
) -> None:
    writing.save("Ganz neu")

    assert revisions(writing) == [(Origin.OUTSIDE, PUBLISHED), (Origin.SAVED, "Ganz neu")]


def test_saves_of_one_person_within_minutes_are_one_revision(writing: Writing) -> None:
    for text in ("G", "Ga", "Gan"):
        writing.save(text)

    assert revisions(writing)[1:] == [(Origin.SAVED, "Gan")]
    assert AuditEntry.objects.filter(action="unit_text.saved").count() == 1


@pytest.mark.usefixtures("later")
def test_saves_a_quarter_of_an_hour_apart_are_two(writing: Writing) -> None:
    writing.save("G")
    writing.save("Ga")

    assert revisions(writing)[1:] == [(Origin.SAVED, "G"), (Origin.SAVED, "Ga")]


def test_what_others_wrote_is_never_continued(writing: Writing) -> None:
    writing.save("Von Svenja")
    writing.save("Von Aylin", by=writing.aylin)
    writing.save("Wieder Svenja")

    assert [text for _origin, text in revisions(writing)[1:]] == [
        "Von Svenja",
        "Von Aylin",
        "Wieder Svenja",
    ]


def test_a_stale_save_overwrites_nothing_and_is_put_aside(writing: Writing) -> None:
    begun_from = writing.token
    writing.save("Von Aylin", by=writing.aylin)

    outcome = writing.save("Von Svenja", base=begun_from)

    assert isinstance(outcome, Stale)
    assert outcome.theirs.content.text == "Von Aylin"
    assert outcome.theirs.saved_by == writing.aylin
    assert working_copy(writing.unit).content.text == "Von Aylin"
    assert (Origin.ASIDE, "Von Svenja") in revisions(writing)
    found = base_of(writing.unit, token=begun_from)
    assert found is not None
    assert found.text == PUBLISHED


def test_stale_saves_that_follow_each_other_are_put_aside_once(writing: Writing) -> None:
    begun_from = writing.token
    writing.save("Von Aylin", by=writing.aylin)
    for text in ("Von S", "Von Svenja"):
        writing.save(text, base=begun_from)

    assert [text for origin, text in revisions(writing) if origin == Origin.ASIDE] == ["Von Svenja"]


def test_whoever_has_seen_the_other_version_may_replace_it(writing: Writing) -> None:
    begun_from = writing.token
    writing.save("Von Aylin", by=writing.aylin)
    outcome = writing.save("Von Svenja", base=begun_from)
    assert isinstance(outcome, Stale)

    assert isinstance(writing.save("Von Svenja", base=outcome.theirs.token), Saved)
    assert working_copy(writing.unit).content.text == "Von Svenja"
    assert (Origin.SAVED, "Von Aylin") in revisions(writing)


def test_a_save_whose_answer_got_lost_is_not_a_collision(writing: Writing) -> None:
    begun_from = writing.token
    writing.save("Ein Satz", base=begun_from, writer="page-1")

    assert isinstance(writing.save("Ein Satz", base=begun_from, writer="page-1"), Saved)
    assert isinstance(writing.save("Ein Satz mehr", base=begun_from, writer="page-1"), Saved)
    assert isinstance(writing.save("Andere Seite", base=begun_from, writer="page-2"), Stale)


def test_publishing_what_one_writes_on_is_no_collision(writing: Writing) -> None:
    writing.save("Ein Satz")
    begun_from = writing.token
    publish_draft(actor=writing.aylin, unit=writing.unit, base=begun_from)
    assert writing.token != begun_from

    assert isinstance(writing.save("Ein Satz mehr", base=begun_from), Saved)


def test_a_text_replaced_by_a_package_is_told_and_the_draft_stays(writing: Writing) -> None:
    writing.save("Mein Entwurf")
    Reading.objects.filter(unit=writing.unit).update(source="Aus einem Paket")

    copy = working_copy(writing.unit)
    assert copy.content.text == "Mein Entwurf"
    assert copy.is_outdated
    assert isinstance(writing.save("Mein Entwurf, weiter"), Saved)


def test_a_package_between_opening_and_saving_is_a_collision(writing: Writing) -> None:
    begun_from = writing.token
    Reading.objects.filter(unit=writing.unit).update(source="Aus einem Paket")

    outcome = writing.save("Mein Entwurf", base=begun_from)

    assert isinstance(outcome, Stale)
    assert outcome.theirs.content.text == "Aus einem Paket"


def test_who_left_the_team_saves_nothing(writing: Writing) -> None:
    writing.course.team.filter(person=writing.svenja).delete()

    with pytest.raises(NotAllowed) as refused:
        writing.save("Zu spät")

    assert refused.value.code == "not_may_write_unit"
    assert not UnitDraft.objects.exists()


def test_a_trainer_without_the_course_may_not_write(writing: Writing) -> None:
    writing.course.team.filter(person=writing.svenja).update(role=TeamRole.TRAINER)
    with pytest.raises(NotAllowed):
        writing.save("Nein")


def test_characters_that_no_database_keeps_are_replaced(writing: Writing) -> None:
    writing.save("a\0b\ud83dc\r\nd\re")
    assert writing.draft.text == "a\ufffdb\ufffdc\nd\ne"


def test_far_too_long_a_text_is_refused_with_numbers(writing: Writing) -> None:
    with pytest.raises(InvalidInput, match=r"600 kB.* 500") as refused:
        writing.save("x" * (TEXT_BYTES + 100_000))

    assert refused.value.code == "too_long"


@pytest.mark.usefixtures("later")
def test_the_history_is_bounded_and_keeps_what_was_published(
    writing: Writing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("courses.editor.limits.REVISIONS_KEPT", 5)
    assert REVISIONS_KEPT > 5
    for number in range(9):
        writing.save(f"Stand {number}")

    kept = revisions(writing)
    assert len(kept) == 5
    assert kept[0] == (Origin.OUTSIDE, PUBLISHED)
    assert kept[-1] == (Origin.SAVED, "Stand 8")


def test_an_earlier_state_comes_back_and_what_it_replaces_stays(writing: Writing) -> None:
    writing.save("Falsch")
    earlier = UnitRevision.objects.get(unit=writing.unit, origin=Origin.OUTSIDE)

    restore_revision(actor=writing.aylin, unit=writing.unit, revision=earlier)

    assert working_copy(writing.unit).content.text == PUBLISHED
    assert revisions(writing)[1:] == [(Origin.SAVED, "Falsch"), (Origin.RESTORED, PUBLISHED)]


def test_a_draft_given_up_stays_in_the_history(writing: Writing) -> None:
    writing.save("Doch nicht")
    given_up = discard_draft(actor=writing.svenja, unit=writing.unit)

    assert given_up is not None
    assert given_up.text == "Doch nicht"
    assert not working_copy(writing.unit).has_changes
    assert working_copy(writing.unit).content.text == PUBLISHED
    assert isinstance(writing.save("Weiter"), Saved)
    assert discard_draft(actor=writing.svenja, unit=writing.unit) is not None
    assert discard_draft(actor=writing.svenja, unit=writing.unit) is None


def test_a_save_asks_no_more_for_a_long_history(writing: Writing) -> None:
    def queries_of_a_save(text: str) -> int:
        token = writing.token
        return count_queries(lambda: writing.save(text, base=token))

    writing.save("Anfang")
    few = queries_of_a_save("Anfang und mehr")
    for number in range(20):
        writing.save(f"Stand {number}", by=(writing.svenja, writing.aylin)[number % 2])

    assert UnitRevision.objects.count() > 20
    writing.save("Fast am Ende")
    assert queries_of_a_save("Am Ende") == few
