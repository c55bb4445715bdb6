"""Publishing: learners see the new text, or the author sees what has to be mended."""

import pytest

from courses.editor.errors import ChangedMeanwhile, NotPublishable
from courses.editor.models import UnitRevision
from courses.editor.selectors import working_copy
from courses.editor.services import publish_draft
from courses.outline.events import CourseChanged
from courses.reading.models import Reading
from lms.kernel import events
from lms.kernel.errors import NotAllowed
from lms.kernel.models import AuditEntry
from tests.courses.editor.conftest import Writing

pytestmark = pytest.mark.django_db


def test_learners_see_what_was_published(writing: Writing, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[events.Event] = []
    monkeypatch.setattr("courses.editor.services.publishing.publish", told.append)
    writing.save("Packen Sie **wenig** ein.")

    publish_draft(actor=writing.svenja, unit=writing.unit, base=writing.token)

    assert "<strong>wenig</strong>" in writing.seen_by_learners()
    assert not working_copy(writing.unit).has_changes
    assert told == [CourseChanged(writing.course.pk)]
    revision = UnitRevision.objects.latest("pk")
    assert revision.published_at is not None
    entry = AuditEntry.objects.get(action="unit_text.published")
    assert (entry.actor_id, entry.details) == (writing.svenja.pk, {})


def test_problems_are_told_with_their_lines_and_nothing_changes(writing: Writing) -> None:
    writing.save("Gut.\n\n[weg](unit:nirgends)\n\n![](medien/fehlt.png)")

    with pytest.raises(NotPublishable) as refused:
        publish_draft(actor=writing.svenja, unit=writing.unit, base=writing.token)

    assert [problem.line for problem in refused.value.problems] == [3, 5, 5]
    assert "unit:nirgends" in refused.value.problems[0].message
    assert Reading.objects.get(unit=writing.unit).html == "<p>Eine Karte zeigt den Weg.</p>"
    assert working_copy(writing.unit).has_changes


def test_only_the_state_that_was_looked_at_is_published(writing: Writing) -> None:
    writing.save("Von Svenja")
    looked_at = writing.token
    writing.save("Von Aylin", by=writing.aylin)

    with pytest.raises(ChangedMeanwhile):
        publish_draft(actor=writing.svenja, unit=writing.unit, base=looked_at)


def test_who_may_not_write_may_not_publish(writing: Writing) -> None:
    writing.save("Von Svenja")
    with pytest.raises(NotAllowed):
        publish_draft(actor=writing.learner, unit=writing.unit, base=writing.token)


def test_a_state_that_was_published_is_not_continued(writing: Writing) -> None:
    writing.save("Erstens")
    publish_draft(actor=writing.svenja, unit=writing.unit, base=writing.token)
    writing.save("Zweitens")

    assert list(UnitRevision.objects.order_by("pk").values_list("text", flat=True))[1:] == [
        "Erstens",
        "Zweitens",
    ]
