"""Files about a content that both doors hand out."""

import tempfile

from django.http import FileResponse, StreamingHttpResponse

from courses.h5p.exporting import export_content, trained_content
from courses.h5p.reporting import statement_lines
from courses.outline.models import Unit
from lms.accounts.actors import Actor


def attached(
    lines: object, unit: Unit, *, media_type: str, extension: str
) -> StreamingHttpResponse:
    """A file of these lines, named after the unit, that no cache keeps."""
    response = StreamingHttpResponse(lines, content_type=media_type)  # type: ignore[arg-type]
    response["Content-Disposition"] = f'attachment; filename="{unit.key}.{extension}"'
    response["Cache-Control"] = "private, no-store"
    return response


def statements_file(actor: Actor, unit: Unit) -> StreamingHttpResponse:
    """All statements about the unit, one a line. Raises NotFound."""
    lines = statement_lines(actor, unit)
    return attached(lines, unit, media_type="application/jsonl", extension="jsonl")


def content_file(actor: Actor, unit: Unit) -> FileResponse:
    """The unit's content as an .h5p file, with all its libraries. Raises NotFound."""
    content = trained_content(actor, unit)
    file = tempfile.TemporaryFile()  # noqa: SIM115  # closed by the response
    export_content(content, file)
    file.seek(0)
    return FileResponse(
        file, as_attachment=True, filename=f"{unit.key}.h5p", content_type="application/zip"
    )
