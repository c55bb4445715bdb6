"""What was handed in as a file that both doors hand out."""

from django.http import StreamingHttpResponse

from courses.outline.models import Unit
from hub.notebooks.archive import archive_of
from lms.accounts.actors import Actor


def archive_response(actor: Actor, unit: Unit, *, all_versions: bool) -> StreamingHttpResponse:
    """A ZIP of everybody's last version or of all, packed while it is sent. Raises NotFound."""
    content = archive_of(actor, unit, all_versions=all_versions)
    response = StreamingHttpResponse(content, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{unit.key}.zip"'
    response["Cache-Control"] = "private, no-store"
    return response
