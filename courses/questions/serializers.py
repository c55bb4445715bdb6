"""How questions and answers look in JSON."""

from rest_framework import serializers

from courses.questions.limits import ANSWER_LETTERS, QUESTION_LETTERS
from courses.questions.models import Answer, Question
from courses.questions.selectors import InboxEntry, InboxPage


class AnswerSerializer(serializers.ModelSerializer[Answer]):
    """An answer. `author` is a display name, null when the account is gone."""

    author = serializers.SerializerMethodField()

    class Meta:
        model = Answer
        fields = ["public_id", "author", "body", "answered_at", "read_at"]

    def get_author(self, answer: Answer) -> str | None:
        """Of who answered, nothing but the name."""
        return str(answer.author) if answer.author else None


class QuestionSerializer(serializers.ModelSerializer[Question]):
    """A question of the asker, with its answers."""

    course = serializers.SlugField(source="unit.course.slug")
    unit = serializers.SlugField(source="unit.key")
    answers = AnswerSerializer(many=True)

    class Meta:
        model = Question
        fields = ["public_id", "course", "unit", "body", "asked_at", "edited_at", "answers"]


class QuestionPageSerializer(serializers.Serializer[object]):
    """Some questions; `next_key` goes into `after` for more, null at the end."""

    next_key = serializers.CharField(allow_null=True)
    results = QuestionSerializer(many=True, source="rows")


class InboxEntrySerializer(serializers.Serializer[InboxEntry]):
    """A question as the team sees it; `days` since it was asked."""

    public_id = serializers.UUIDField(source="question.public_id")
    unit = serializers.SlugField(source="question.unit.key")
    asker = serializers.CharField(source="asker_name")
    body = serializers.CharField(source="question.body")
    asked_at = serializers.DateTimeField(source="question.asked_at")
    days = serializers.IntegerField()
    answers = AnswerSerializer(many=True)


class InboxPageSerializer(serializers.Serializer[InboxPage]):
    """Some questions to a team; `next_key` goes into `after` for more, null at the end."""

    next_key = serializers.CharField(allow_null=True)
    results = InboxEntrySerializer(many=True, source="entries")


class AskSerializer(serializers.Serializer[object]):
    """What is asked."""

    body = serializers.CharField(max_length=QUESTION_LETTERS)


class ReplySerializer(serializers.Serializer[object]):
    """What is answered."""

    body = serializers.CharField(max_length=ANSWER_LETTERS)
