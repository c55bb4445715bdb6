"""How answers are written."""

from typing import Any

from rest_framework import renderers


class JSONRenderer(renderers.JSONRenderer):
    """JSON of one shape: the same values are the same bytes, so their hash names a version."""

    def get_indent(self, accepted_media_type: str, renderer_context: Any) -> None:
        """Never indented, whatever `Accept` says."""


class AnythingRenderer(JSONRenderer):
    """For doors that answer with files; their problems are JSON all the same."""

    media_type = "*/*"
