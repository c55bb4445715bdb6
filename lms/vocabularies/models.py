"""A vocabulary and its terms."""

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lms.kernel.models import PublicModel

MOST_LEVELS = 3
"""How deep terms nest: area and competence; city, locality and district."""


def in_readers_language(*, german: str, english: str) -> str:
    """The one of both that suits the active language; English suits all but German."""
    language = get_language() or settings.LANGUAGE_CODE
    return german if language.startswith("de") else english


class Vocabulary(PublicModel):
    """A list that others made, or we: what it is called, where it comes from, who may use it how."""

    key = models.SlugField(max_length=40, unique=True)
    label_de = models.CharField(max_length=200)
    label_en = models.CharField(max_length=200)
    version = models.CharField(max_length=80)
    source = models.JSONField(default=list)
    licence = models.TextField()
    accessed = models.DateField()
    doubtful = models.JSONField(default=list)

    class Meta:
        verbose_name = _("vocabulary")
        verbose_name_plural = _("vocabularies")
        ordering = ["key"]

    def __str__(self) -> str:
        return self.key

    @property
    def label(self) -> str:
        """Its name in the reader's language."""
        return in_readers_language(german=self.label_de, english=self.label_en)


class Term(models.Model):
    """One entry of a vocabulary. `key` is its stable id there: labels may change, it may not.

    A retired term left its list: what was tagged with it keeps it, and it is offered no more.
    `position` counts through the whole vocabulary, each term before those below it.
    """

    vocabulary = models.ForeignKey(Vocabulary, on_delete=models.PROTECT, related_name="terms")
    key = models.CharField(max_length=60)
    label_de = models.CharField(max_length=200)
    label_en = models.CharField(max_length=200)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="narrower"
    )
    position = models.PositiveIntegerField()
    facts = models.JSONField(default=dict)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["vocabulary_id", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["vocabulary", "key"], name="one_term_per_key"),
        ]

    def __str__(self) -> str:
        return f"{self.key} – {self.label_de}"

    @property
    def label(self) -> str:
        """What it is called in the reader's language."""
        return in_readers_language(german=self.label_de, english=self.label_en)
