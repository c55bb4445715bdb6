"""JSON door of the vocabularies: open to everybody, to read."""

from django.contrib.auth.decorators import login_not_required
from django.utils.decorators import method_decorator
from drf_spectacular.utils import extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from lms.vocabularies.selectors import vocabularies, vocabulary_with_terms
from lms.vocabularies.serializers import VocabularySerializer, VocabularyWithTermsSerializer


@method_decorator(login_not_required, name="dispatch")
class VocabularyListView(APIView):
    """Which vocabularies there are. A handful, so all at once."""

    permission_classes = [AllowAny]

    @extend_schema(operation_id="vocabulary_list", responses=VocabularySerializer(many=True))
    def get(self, _request: Request) -> Response:
        """All vocabularies without their terms."""
        return Response(VocabularySerializer(vocabularies(), many=True).data)


@method_decorator(login_not_required, name="dispatch")
class VocabularyView(APIView):
    """One vocabulary with its terms. The longest has some sixty, so all at once."""

    permission_classes = [AllowAny]

    @extend_schema(operation_id="vocabulary", responses=VocabularyWithTermsSerializer)
    def get(self, _request: Request, key: str) -> Response:
        """Its description and terms, retired ones included."""
        return Response(VocabularyWithTermsSerializer(vocabulary_with_terms(key)).data)
