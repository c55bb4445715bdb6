"""The files that a cage loads. They are asked for without cookies, from an origin that is nobody's."""

import mimetypes
from pathlib import Path

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_http_methods

from courses.h5p import shelf
from courses.h5p.addresses import content_id_in
from courses.h5p.bundling import bundle_of
from courses.h5p.cage import open_to_cage
from courses.h5p.selectors import content_by_public_id, library_in_set, set_of_libraries
from lms.files.byte_ranges import Unsatisfiable, wanted

TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".vtt": "text/vtt; charset=utf-8",
    ".webp": "image/webp",
    ".m4a": "audio/mp4",
}
SAFE = ("GET", "HEAD", "OPTIONS")


@login_not_required
@require_http_methods(SAFE)
def bundle(_request: HttpRequest, set_hash: str, kind: str) -> HttpResponseBase:
    """All scripts, or all styles, of a set of libraries as one file."""
    libraries = set_of_libraries(set_hash)
    if not libraries:
        raise Http404
    text = bundle_of(libraries, set_hash=set_hash, kind=kind)
    return open_to_cage(HttpResponse(text, content_type=TYPES[f".{kind}"]), forever=True)


@login_not_required
@require_http_methods(SAFE)
def set_file(request: HttpRequest, set_hash: str, path: str) -> HttpResponseBase:
    """A file of a library, asked for as scripts do: "H5P.Blanks-1.14/images/a.svg"."""
    folder, _slash, name = path.partition("/")
    library = library_in_set(set_hash, folder)
    if library is None:
        raise Http404
    root = shelf.folder_of(library)
    return open_to_cage(_file(request, root, name), forever=True)


@login_not_required
@require_http_methods(SAFE)
def content_file(request: HttpRequest, token: str, path: str) -> HttpResponseBase:
    """A picture, film or sound of a content, for whoever was given the signed address."""
    content_id = content_id_in(token)
    content = content_by_public_id(content_id) if content_id else None
    if content is None:
        raise Http404
    root = shelf.store().content_folder(content.package.sha256) / "content"
    return open_to_cage(_file(request, root, path), forever=False)


def _file(request: HttpRequest, root: Path, name: str) -> HttpResponseBase:
    """The file `name` below `root`, whole or a part; 404 for what is not there, or not below it."""
    path = (root / name).resolve()
    if "\0" in name or not path.is_relative_to(root.resolve()) or not path.is_file():
        raise Http404
    size = path.stat().st_size
    try:
        part = wanted(request.headers.get("Range", ""), size_bytes=size)
    except Unsatisfiable:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    if part is None:
        return _typed(FileResponse(path.open("rb")), path)
    with path.open("rb") as file:
        file.seek(part.first)
        answer = HttpResponse(file.read(part.length), status=206)
    answer["Content-Range"] = f"bytes {part.first}-{part.last}/{size}"
    return _typed(answer, path)


def _typed(answer: HttpResponseBase, path: Path) -> HttpResponseBase:
    guessed = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    answer["Content-Type"] = TYPES.get(path.suffix.lower(), guessed)
    answer["Accept-Ranges"] = "bytes"
    return answer
