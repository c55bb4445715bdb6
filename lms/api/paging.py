"""Lists page by key: each answer carries the address of the next page, or null."""

from collections.abc import Sequence
from typing import Any

from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param
from rest_framework.views import APIView

from lms.kernel.paging import page_of


class KeyPagination(BasePagination):
    """Subclass it and say `order_by`; `size` is the number of rows on one page."""

    order_by = "pk"
    size = 50

    def paginate_queryset(
        self,
        queryset: Any,
        request: Request,
        view: APIView | None = None,  # noqa: ARG002 - DRF's signature
    ) -> list[Any]:
        """The rows of the page that `?after=` leads to."""
        page = page_of(
            queryset, by=self.order_by, key=request.query_params.get("after"), size=self.size
        )
        self._next = self._address(request, page.next_key)
        return list(page.rows)

    def get_paginated_response(self, data: Sequence[Any]) -> Response:
        """Rows and the way on."""
        return Response({"results": data, "next": self._next})

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        """For the OpenAPI document."""
        return {
            "type": "object",
            "required": ["results", "next"],
            "properties": {
                "results": schema,
                "next": {"type": "string", "format": "uri", "nullable": True},
            },
        }

    def get_schema_operation_parameters(self, view: APIView) -> list[dict[str, Any]]:  # noqa: ARG002
        """The key, which only `next` hands out."""
        return [
            {
                "name": "after",
                "in": "query",
                "required": False,
                "description": "Where the page starts; taken from `next` of the page before.",
                "schema": {"type": "string"},
            }
        ]

    def _address(self, request: Request, key: str | None) -> str | None:
        if key is None:
            return None
        return str(replace_query_param(request.build_absolute_uri(), "after", key))
