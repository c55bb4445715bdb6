"""The table's rows for the workshop, in which courses are made."""

from tests.architecture.routes import CENTRE, ON, OTHERS, SIGN_IN, VISITOR, Row, row, rows

WORKSHOP = "/kurse/offen/werkstatt/"
SECTION = f"{WORKSHOP}abschnitte/teil/"
UNIT = f"{WORKSHOP}einheiten/eins/"
NO_ID = "01930000-0000-7000-8000-0000000000ff"

FOR_AUTHORS = {VISITOR: SIGN_IN, "trainer": 403, OTHERS: 404}
WRITERS = f"owner {CENTRE}"
MAKERS = f"trainer {CENTRE}"


def _seen(path: str, route: str) -> Row:
    return rows("GET", path, route, {**FOR_AUTHORS, WRITERS: 200})


def _done(path: str, route: str) -> Row:
    """Something that needs no entries: whoever may is led back to the structure."""
    return rows("POST", path, route, {**FOR_AUTHORS, WRITERS: ON})


def _made(method: str, path: str, route: str, status: int) -> Row:
    """Only those who may make courses."""
    return rows(method, path, route, {VISITOR: SIGN_IN, MAKERS: status, OTHERS: 404})


WORKSHOP_TABLE: tuple[Row, ...] = (
    rows(
        "GET",
        "/werkstatt/",
        "authoring:courses",
        {VISITOR: SIGN_IN, f"owner {MAKERS}": 200, OTHERS: 404},
    ),
    _made("GET", "/werkstatt/neu/", "authoring:new", 200),
    _made("POST", "/werkstatt/neu/", "authoring:new", 422),
    _made("GET", "/werkstatt/paket/", "authoring:package", 200),
    _made("POST", "/werkstatt/paket/", "authoring:package", 422),
    row("GET", f"/werkstatt/paket/{NO_ID}/", "authoring:delivery", visitor=SIGN_IN, member=404),
    rows(
        "GET",
        f"{WORKSHOP}kopie/",
        "authoring:copy",
        {VISITOR: SIGN_IN, CENTRE: 200, "trainer": 403, OTHERS: 404},
    ),
    _seen(WORKSHOP, "authoring:structure"),
    rows(
        "GET",
        "/kurse/schule/werkstatt/",
        "authoring:structure",
        {VISITOR: SIGN_IN, CENTRE: 200, OTHERS: 404},
    ),
    _done(f"{WORKSHOP}rueckgaengig/", "authoring:undo"),
    _seen(f"{WORKSHOP}einstellungen/", "authoring:settings"),
    rows("POST", f"{WORKSHOP}einstellungen/", "authoring:settings", {**FOR_AUTHORS, WRITERS: 422}),
    _seen(f"{WORKSHOP}kompetenzen/", "authoring:competences"),
    _seen(f"{WORKSHOP}bild/", "authoring:image"),
    _seen(f"{WORKSHOP}pruefung/", "authoring:checklist"),
    _done(f"{WORKSHOP}pruefung/links/", "authoring:check-links"),
    _seen(f"{WORKSHOP}veroeffentlichung/", "authoring:publication"),
    _seen(f"{WORKSHOP}vorschau/", "authoring:preview"),
    _seen(f"{WORKSHOP}vorschau/eins/", "authoring:preview-unit"),
    rows("GET", f"{WORKSHOP}team/", "authoring:team", {**FOR_AUTHORS, WRITERS: 200}),
    rows("POST", f"{WORKSHOP}team/", "authoring:team", {**FOR_AUTHORS, WRITERS: 422}),
    rows("POST", f"{WORKSHOP}team/{NO_ID}/", "authoring:member", {**FOR_AUTHORS, WRITERS: 404}),
    rows("GET", f"{WORKSHOP}loeschen/", "authoring:delete", {**FOR_AUTHORS, WRITERS: 200}),
    rows("POST", f"{WORKSHOP}loeschen/", "authoring:delete", {**FOR_AUTHORS, WRITERS: ON}),
    row("POST", f"{WORKSHOP}wiederherstellen/", "authoring:restore", visitor=SIGN_IN, member=404),
    rows("POST", f"{WORKSHOP}abschnitte/", "authoring:add-section", {**FOR_AUTHORS, WRITERS: 422}),
    _seen(SECTION, "authoring:section"),
    _done(f"{SECTION}verschieben/", "authoring:move-section"),
    _done(f"{SECTION}entfernen/", "authoring:remove-section"),
    rows("POST", f"{SECTION}einheiten/", "authoring:add-unit", {**FOR_AUTHORS, WRITERS: 422}),
    _seen(f"{UNIT}eigenschaften/", "authoring:unit"),
    rows("POST", f"{UNIT}eigenschaften/", "authoring:unit", {**FOR_AUTHORS, WRITERS: 422}),
    rows("POST", f"{UNIT}verschieben/", "authoring:move-unit", {**FOR_AUTHORS, WRITERS: 404}),
    _done(f"{UNIT}duplizieren/", "authoring:duplicate-unit"),
    rows(
        "POST", f"{UNIT}archivieren/", "authoring:archive-unit", {**FOR_AUTHORS, WRITERS: 200}
    ),  # somebody learns here: the page asks first
    rows("POST", f"{UNIT}zurueckholen/", "authoring:restore-unit", {**FOR_AUTHORS, WRITERS: 404}),
)

API = "/api/v1/courses/offen/"
NOT_AUTHORS = {VISITOR: 401, "trainer": 403, OTHERS: 404}


def _answered(method: str, path: str, route: str, status: int = 200) -> Row:
    """A JSON door for those who may write the course."""
    return rows(method, f"{API}{path}", route, {**NOT_AUTHORS, WRITERS: status})


WORKSHOP_API_TABLE: tuple[Row, ...] = (
    rows(
        "GET",
        "/api/v1/workshop/",
        "workshop",
        {VISITOR: 401, f"owner {MAKERS}": 200, OTHERS: 404},
    ),
    rows("POST", "/api/v1/workshop/", "workshop", {VISITOR: 401, MAKERS: 422, OTHERS: 404}),
    rows(
        "POST", "/api/v1/workshop/packages/", "packages", {VISITOR: 401, MAKERS: 422, OTHERS: 404}
    ),
    rows(
        "POST",
        f"/api/v1/workshop/packages/{NO_ID}/import/",
        "package-import",
        {VISITOR: 401, OTHERS: 404},
    ),
    _answered("POST", "change-notes/", "course-change-notes", 422),
    _answered("GET", "structure/", "structure"),
    _answered("POST", "sections/", "sections", 422),
    _answered("PUT", "sections/teil/", "section", 422),
    _answered("DELETE", "sections/teil/", "section", 409),
    _answered("PUT", "sections/teil/place/", "section-place"),
    _answered("POST", "sections/teil/units/", "section-units", 422),
    _answered("GET", "units/eins/properties/", "unit-properties"),
    _answered("PUT", "units/eins/properties/", "unit-properties", 422),
    _answered("POST", "units/eins/foresight/", "unit-foresight"),
    _answered("PUT", "units/eins/place/", "unit-place", 404),
    _answered("DELETE", "units/eins/place/", "unit-place"),
    _answered("POST", "units/eins/copies/", "unit-copies", 201),
    _answered("GET", "settings/", "course-settings"),
    _answered("PUT", "settings/", "course-settings", 422),
    _answered("POST", "description/preview/", "course-description-preview"),
    _answered("PUT", "competences/digcompedu:3.1/", "course-competence", 204),
    _answered("PUT", "title-image/", "course-title-image", 422),
    _answered("GET", "checklist/", "course-checklist"),
    _answered("POST", "link-check/", "course-link-check", 409),  # off unless switched on
    _answered("GET", "state/", "course-state"),
    _answered("PUT", "state/", "course-state", 422),
    _answered("PUT", "bin/", "course-bin", 204),
    rows("DELETE", f"{API}bin/", "course-bin", {VISITOR: 401, OTHERS: 404}),
    _answered("GET", "team/", "course-team"),
    _answered("POST", "team/", "course-team", 422),
    _answered("DELETE", f"team/{NO_ID}/", "course-team-member", 404),
)
