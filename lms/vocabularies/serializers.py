"""How vocabularies look as JSON."""

from typing import Any

from rest_framework import serializers

from lms.api.examples import example
from lms.vocabularies.models import Term, Vocabulary

LABELS = ["key", "label_de", "label_en"]


class TermSerializer(serializers.ModelSerializer[Term]):
    """One term; `broader` is the key of the term above it, `name` is its label for the asker."""

    name = serializers.CharField(source="label")
    broader = serializers.SlugField(source="parent.key", allow_null=True, default=None)

    class Meta:
        model = Term
        fields = [*LABELS, "name", "broader", "facts", "retired_at"]


TERM: dict[str, Any] = {
    "key": "gymnasium",
    "label_de": "Gymnasium",
    "label_en": "Grammar school",
    "name": "Gymnasium",
    "broader": None,
    "facts": {},
    "retired_at": None,
}
VOCABULARY = {
    "key": "school-types",
    "label_de": "Schulformen",
    "label_en": "School types",
    "name": "Schulformen",
    "version": "2026",
    "sources": ["https://example.org/schulformen"],
    "licence": "CC0-1.0",
    "accessed": "2026-10-01",
    "doubtful": [],
    "term_count": 1,
}


@example(VOCABULARY)
class VocabularySerializer(serializers.ModelSerializer[Vocabulary]):
    """A vocabulary with its source and licence, and the number of its current terms."""

    name = serializers.CharField(source="label")
    sources = serializers.ListField(child=serializers.CharField(), source="source")
    doubtful = serializers.ListField(child=serializers.CharField())
    term_count = serializers.IntegerField()

    class Meta:
        model = Vocabulary
        fields = [
            *LABELS,
            "name",
            "version",
            "sources",
            "licence",
            "accessed",
            "doubtful",
            "term_count",
        ]


@example({**VOCABULARY, "terms": [TERM]})
class VocabularyWithTermsSerializer(VocabularySerializer):
    """A vocabulary with all its terms in order, each before those below it."""

    terms = TermSerializer(many=True, source="terms_in_order")

    class Meta(VocabularySerializer.Meta):
        fields = [*VocabularySerializer.Meta.fields, "terms"]
