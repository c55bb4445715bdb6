"""The table's rows for writing units and adding files. The owner, not the trainer, writes in "offen"."""

from tests.architecture.routes import CENTRE, ON, OTHERS, SIGN_IN, VISITOR, Row, rows

REVISION_ID = "01930000-0000-7000-8000-000000000003"
"""The public id of a state that "eins" in "offen" had."""

PAGE = "/kurse/offen/werkstatt/einheiten/eins/"
API = "/api/v1/courses/offen/units/eins/"
AUTHORS = f"owner {CENTRE}"


def for_authors(method: str, path: str, route: str, *, authors: int | str) -> Row:
    """A row for those who write in "offen"; others don't learn that there is such a page."""
    visitor = 401 if path.startswith("/api/") else SIGN_IN
    return rows(method, path, route, {VISITOR: visitor, AUTHORS: authors, OTHERS: 404})


EDITOR_TABLE: tuple[Row, ...] = (
    for_authors("GET", PAGE, "editor:unit", authors=200),
    for_authors("POST", PAGE, "editor:unit", authors=409),
    for_authors("POST", f"{PAGE}veroeffentlichen/", "editor:publish", authors=ON),
    for_authors("POST", f"{PAGE}vergleichen/", "editor:compare", authors=409),
    for_authors("GET", f"{PAGE}verwerfen/", "editor:discard", authors=200),
    for_authors("POST", f"{PAGE}verwerfen/", "editor:discard", authors=ON),
    for_authors("GET", f"{PAGE}text.md", "editor:download", authors=200),
    for_authors("GET", f"{PAGE}verlauf/", "editor:history", authors=200),
    for_authors("GET", f"{PAGE}verlauf/{REVISION_ID}/", "editor:revision", authors=200),
    for_authors(
        "POST", f"{PAGE}verlauf/{REVISION_ID}/wiederherstellen/", "editor:restore", authors=ON
    ),
    rows(
        "GET",
        "/kurse/schule/werkstatt/einheiten/eins/",
        "editor:unit",
        {VISITOR: SIGN_IN, CENTRE: 200, OTHERS: 404},
    ),
    for_authors("GET", "/kurse/offen/werkstatt/dateien/neu/", "library:add", authors=200),
    for_authors("POST", "/kurse/offen/werkstatt/dateien/neu/", "library:add", authors=422),
    for_authors("POST", "/api/v1/courses/offen/files/", "course-files", authors=422),
    for_authors("GET", f"{API}draft/", "unit-draft", authors=200),
    for_authors("PUT", f"{API}draft/", "unit-draft", authors=422),
    for_authors("DELETE", f"{API}draft/", "unit-draft", authors=204),
    for_authors("POST", f"{API}draft/preview/", "unit-preview", authors=200),
    for_authors("POST", f"{API}draft/publication/", "unit-publication", authors=422),
    for_authors("PUT", f"{API}editing/", "unit-editing", authors=200),
    for_authors("DELETE", f"{API}editing/", "unit-editing", authors=204),
    for_authors("GET", f"{API}revisions/", "unit-revisions", authors=200),
    for_authors("GET", f"{API}revisions/{REVISION_ID}/", "unit-revision", authors=200),
    for_authors(
        "POST", f"{API}revisions/{REVISION_ID}/restoration/", "unit-restoration", authors=200
    ),
)
