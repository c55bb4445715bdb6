"""How questions and answers look in JSON."""

from rest_framework import serializers

from courses.questions.limits import ANSWER_LETTERS, QUESTION_LETTERS
from courses.questions.models import Answer, Question
from courses.questions.selectors import Inbox, InboxEntry, InboxPage
from lms.api.examples import example
from lms.api.given import Given
from lms.api.paging import NextField, PageAsked

ANSWER = {
    "public_id": "01936f2e-7b1c-7cc2-9a51-0d5f2f6f1f80",
    "author": "Svenja Oltmanns",
    "body": "Ja, auch mit dem Tablet.",
    "answered_at": "2026-11-04T09:30:00+01:00",
    "read_at": None,
}
QUESTION = {
    "public_id": "01936f2e-7b1c-7cc2-9a51-0d5f2f6f1f90",
    "course": "moodle-beginnen",
    "unit": "kurs-anlegen",
    "body": "Geht das auch mit dem Tablet?",
    "asked_at": "2026-11-03T16:20:00+01:00",
    "edited_at": None,
    "answers": [ANSWER],
}
ENTRY = {
    "public_id": "01936f2e-7b1c-7cc2-9a51-0d5f2f6f1f90",
    "unit": "kurs-anlegen",
    "asker": "Meryem Kaya",
    "body": "Geht das auch mit dem Tablet?",
    "asked_at": "2026-11-03T16:20:00+01:00",
    "days": 1,
    "answers": [],
}


@example(ANSWER)
class AnswerSerializer(serializers.ModelSerializer[Answer]):
    """An answer. `author` is a display name, null when the account is gone."""

    author = serializers.SerializerMethodField()

    class Meta:
        model = Answer
        fields = ["public_id", "author", "body", "answered_at", "read_at"]

    def get_author(self, answer: Answer) -> str | None:
        """Of who answered, nothing but the name."""
        return str(answer.author) if answer.author else None


@example(QUESTION)
class QuestionSerializer(serializers.ModelSerializer[Question]):
    """A question of the asker, with its answers."""

    course = serializers.SlugField(source="unit.course.slug")
    unit = serializers.SlugField(source="unit.key")
    answers = AnswerSerializer(many=True)

    class Meta:
        model = Question
        fields = ["public_id", "course", "unit", "body", "asked_at", "edited_at", "answers"]


@example({"next": None, "results": [QUESTION]})
class QuestionPageSerializer(serializers.Serializer[object]):
    """Some questions, the newest first."""

    next = NextField()
    results = QuestionSerializer(many=True, source="rows")


@example(ENTRY)
class InboxEntrySerializer(serializers.Serializer[InboxEntry]):
    """A question as the team sees it; `days` since it was asked."""

    public_id = serializers.UUIDField(source="question.public_id")
    unit = serializers.SlugField(source="question.unit.key")
    asker = serializers.CharField(source="asker_name")
    body = serializers.CharField(source="question.body")
    asked_at = serializers.DateTimeField(source="question.asked_at")
    days = serializers.IntegerField()
    answers = AnswerSerializer(many=True)


@example({"next": None, "results": [ENTRY]})
class InboxPageSerializer(serializers.Serializer[InboxPage]):
    """Some questions to a team."""

    next = NextField()
    results = InboxEntrySerializer(many=True, source="entries")


class InboxAsked(PageAsked):
    """Open questions, or answered ones."""

    box = serializers.ChoiceField(
        choices=[box.value for box in Inbox], required=False, default=Inbox.OPEN.value
    )


@example({"body": "Geht das auch mit dem Tablet?"})
class AskGiven(Given):
    """What is asked."""

    body = serializers.CharField(max_length=QUESTION_LETTERS)


@example({"body": "Ja, auch mit dem Tablet."})
class ReplyGiven(Given):
    """What is answered."""

    body = serializers.CharField(max_length=ANSWER_LETTERS)
