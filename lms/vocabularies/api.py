"""JSON door of the vocabularies: open to everybody, to read."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from lms.api.door import Door
from lms.api.scopes import Scope
from lms.vocabularies.selectors import vocabularies, vocabulary_with_terms
from lms.vocabularies.serializers import VocabularySerializer, VocabularyWithTermsSerializer


class VocabularyListView(Door):
    """Which vocabularies there are. A handful, so all at once."""

    reads = Scope.COURSES_READ
    is_open = True

    @extend_schema(operation_id="vocabulary_list", responses=VocabularySerializer(many=True))
    def get(self, _request: Request) -> Response:
        """All vocabularies without their terms."""
        return Response(VocabularySerializer(vocabularies(), many=True).data)


class VocabularyView(Door):
    """One vocabulary with its terms. The longest has some sixty, so all at once."""

    reads = Scope.COURSES_READ
    is_open = True

    @extend_schema(operation_id="vocabulary", responses=VocabularyWithTermsSerializer)
    def get(self, _request: Request, key: str) -> Response:
        """Its description and terms, retired ones included."""
        return Response(VocabularyWithTermsSerializer(vocabulary_with_terms(key)).data)
