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
    _done(f"{UNIT}archivieren/", "authoring:archive-unit"),
    rows("POST", f"{UNIT}zurueckholen/", "authoring:restore-unit", {**FOR_AUTHORS, WRITERS: 404}),
)
