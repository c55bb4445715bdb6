"""How vocabularies look as JSON."""

from rest_framework import serializers

from lms.vocabularies.models import Term, Vocabulary

LABELS = ["key", "label_de", "label_en"]


class TermSerializer(serializers.ModelSerializer[Term]):
    """One term; `broader` is the key of the term above it, `name` is its label for the asker."""

    name = serializers.CharField(source="label")
    broader = serializers.SlugRelatedField[Term](source="parent", slug_field="key", read_only=True)

    class Meta:
        model = Term
        fields = [*LABELS, "name", "broader", "facts", "retired_at"]


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


class VocabularyWithTermsSerializer(VocabularySerializer):
    """A vocabulary with all its terms in order, each before those below it."""

    terms = TermSerializer(many=True, source="terms_in_order")

    class Meta(VocabularySerializer.Meta):
        fields = [*VocabularySerializer.Meta.fields, "terms"]
