"""Questions and answers."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.outline.models import Unit
from courses.questions.limits import ANSWER_LETTERS, QUESTION_LETTERS
from lms.kernel.clock import now
from lms.kernel.models import PublicModel


class Question(PublicModel):
    """What a learner asks the team, at a unit.

    `answered_at` is the moment of the first answer, kept in the same transaction; `told_at` is when the
    team was written to about it.
    """

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="questions")
    asker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="questions"
    )
    body = models.TextField(_("question"), max_length=QUESTION_LETTERS)
    asked_at = models.DateTimeField(default=now)
    edited_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        indexes = [
            models.Index(fields=["unit", "answered_at"], name="questions_of_a_unit"),
            models.Index(fields=["asker", "asked_at"], name="questions_of_a_person"),
        ]
        constraints = [
            models.CheckConstraint(condition=~models.Q(body=""), name="a_question_has_words")
        ]

    def __str__(self) -> str:
        return f"{self.unit}: {self.body[:40]}"

    @property
    def answers_in_order(self) -> "list[Answer]":
        """The answers, the first one first; no query where they were fetched along."""
        return list(self.answers.all())

    @property
    def has_news(self) -> bool:
        """Whether there is an answer that was not read yet."""
        return any(answer.read_at is None for answer in self.answers_in_order)


class Answer(PublicModel):
    """What somebody of the team says to a question. Without `author`, their account is gone."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="answers")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    body = models.TextField(_("answer"), max_length=ANSWER_LETTERS)
    answered_at = models.DateTimeField(default=now)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(body=""), name="an_answer_has_words")
        ]

    def __str__(self) -> str:
        return f"{self.question_id}: {self.body[:40]}"
