"""The table's rows for addresses that kinds of unit bring with them. "eins" is a text, no film."""

from tests.architecture.routes import CENTRE, ON, OTHERS, SIGN_IN, TEAM, VISITOR, Row, rows

FILMS: tuple[Row, ...] = (
    rows(
        "POST",
        "/kurse/offen/lernen/eins/gelesen/",
        "video:read",
        {VISITOR: SIGN_IN, "learner": 409, f"{TEAM} {CENTRE}": 403, OTHERS: 404},
    ),
    rows(
        "POST",
        "/kurse/schule/lernen/eins/gelesen/",
        "video:read",
        {VISITOR: SIGN_IN, CENTRE: 403, OTHERS: 404},
    ),
    rows(
        "PUT",
        "/api/v1/courses/offen/units/eins/watched/",
        "unit-watched",
        {VISITOR: 401, f"learner {TEAM} {CENTRE}": 422, OTHERS: 404},
    ),
)

UNIT = "/kurse/offen/lernen/eins/h5p/"
HASH = "0" * 64
LIBRARY_ID = "0191b4f0-0000-7000-8000-0000000000e5"
"""A library that waits for the centre's word."""
CENTRE_ONLY = {VISITOR: SIGN_IN, CENTRE: 200, OTHERS: 404}
TEAM_ONLY = {VISITOR: SIGN_IN, f"{TEAM} {CENTRE}": 200, OTHERS: 404}

H5P: tuple[Row, ...] = (
    rows("GET", UNIT, "h5p_unit:player", {VISITOR: SIGN_IN, OTHERS: 404}),
    rows("GET", f"{UNIT}bericht/", "h5p_unit:report", TEAM_ONLY),
    rows("GET", f"{UNIT}bericht/antworten.csv", "h5p_unit:report-csv", TEAM_ONLY),
    rows("GET", f"{UNIT}bericht/aussagen.jsonl", "h5p_unit:report-json", TEAM_ONLY),
    rows("GET", f"{UNIT}bibliotheken/", "h5p_unit:libraries", {VISITOR: SIGN_IN, OTHERS: 404}),
    rows("POST", f"{UNIT}bibliotheken/", "h5p_unit:libraries", {VISITOR: SIGN_IN, OTHERS: 404}),
    rows("GET", f"{UNIT}paket.h5p", "h5p_unit:package", {VISITOR: SIGN_IN, OTHERS: 404}),
    rows("GET", "/h5p/bibliotheken/", "h5p:libraries", CENTRE_ONLY),
    rows(
        "POST",
        "/h5p/bibliotheken/entscheiden/",
        "h5p:decide",
        {VISITOR: SIGN_IN, CENTRE: ON, OTHERS: 404},
    ),
    rows(
        "POST",
        "/h5p/bibliotheken/hinzufuegen/",
        "h5p:add",
        {VISITOR: SIGN_IN, CENTRE: 422, OTHERS: 404},
    ),
    rows(
        "GET",
        "/h5p/bibliotheken/0191b4f0-0000-7000-8000-000000000000/",
        "h5p:library",
        {VISITOR: SIGN_IN, OTHERS: 404},
    ),
    rows("GET", f"/h5p/saetze/{HASH}/paket.js", "h5p:bundle", {VISITOR: SIGN_IN, OTHERS: 404}),
    rows("GET", f"/h5p/saetze/{HASH}/a/b.js", "h5p:set-file", {VISITOR: SIGN_IN, OTHERS: 404}),
    rows("GET", "/h5p/inhalte/x/a.png", "h5p:content-file", {VISITOR: SIGN_IN, OTHERS: 404}),
    rows(
        "POST",
        "/api/v1/courses/offen/units/eins/h5p/statements/",
        "unit-h5p-statements",
        {VISITOR: 401, f"learner {TEAM} {CENTRE}": 422, OTHERS: 404},
    ),
    rows(
        "PUT",
        "/api/v1/courses/offen/units/eins/h5p/state/",
        "unit-h5p-state",
        {VISITOR: 401, f"learner {TEAM} {CENTRE}": 422, OTHERS: 404},
    ),
    rows(
        "GET",
        "/api/v1/courses/offen/units/eins/h5p/libraries/",
        "unit-h5p-libraries",
        {VISITOR: 401, OTHERS: 404},
    ),
    rows(
        "POST",
        "/api/v1/courses/offen/units/eins/h5p/libraries/",
        "unit-h5p-libraries",
        {VISITOR: 401, OTHERS: 404},
    ),
    rows(
        "GET",
        "/api/v1/courses/offen/units/eins/h5p/report/",
        "unit-h5p-report",
        {VISITOR: 401, f"{TEAM} {CENTRE}": 200, OTHERS: 404},
    ),
    rows(
        "GET",
        "/api/v1/courses/offen/units/eins/h5p/statements.jsonl",
        "unit-h5p-statements-file",
        {VISITOR: 401, f"{TEAM} {CENTRE}": 200, OTHERS: 404},
    ),
    rows(
        "GET",
        "/api/v1/courses/offen/units/eins/h5p/package.h5p",
        "unit-h5p-package",
        {VISITOR: 401, OTHERS: 404},
    ),
    rows(
        "GET", "/api/v1/h5p/libraries/", "h5p-libraries", {VISITOR: 401, CENTRE: 200, OTHERS: 404}
    ),
    rows(
        "POST", "/api/v1/h5p/libraries/", "h5p-libraries", {VISITOR: 401, CENTRE: 422, OTHERS: 404}
    ),
    rows(
        "PATCH",
        f"/api/v1/h5p/libraries/{LIBRARY_ID}/",
        "h5p-library",
        {VISITOR: 401, CENTRE: 422, OTHERS: 404},
    ),
)

NOTEBOOK = "/kurse/offen/lernen/eins/notebook/"
NOTEBOOK_API = "/api/v1/courses/offen/units/eins/notebook/"
VERSION = "abgaben/0191b4f0-0000-7000-8000-000000000000/"
PERSON = "abgaben/person/0191b4f0-0000-7000-8000-000000000000/"
API_PERSON = "work/0191b4f0-0000-7000-8000-000000000000/"
API_VERSION = "submissions/0191b4f0-0000-7000-8000-000000000000/"
NOWHERE = {VISITOR: SIGN_IN, OTHERS: 404}
NOWHERE_API = {VISITOR: 401, OTHERS: 404}

NOTEBOOKS: tuple[Row, ...] = (
    rows("GET", f"{NOTEBOOK}aufgabe.ipynb", "notebooks:released", NOWHERE),
    rows("POST", f"{NOTEBOOK}abgeben/", "notebooks:hand-in", NOWHERE),
    rows("GET", f"{NOTEBOOK}abgaben/", "notebooks:report", NOWHERE),
    rows("GET", f"{NOTEBOOK}abgaben/alle.zip", "notebooks:archive", NOWHERE),
    rows("GET", f"{NOTEBOOK}abgaben/frist/", "notebooks:deadline", NOWHERE),
    rows("POST", f"{NOTEBOOK}abgaben/neu-bewerten/", "notebooks:regrade", NOWHERE),
    rows("GET", f"{NOTEBOOK}{PERSON}", "notebooks:learner", NOWHERE),
    rows("POST", f"{NOTEBOOK}{PERSON}frist/", "notebooks:extend", NOWHERE),
    rows("GET", f"{NOTEBOOK}{VERSION}", "notebooks:submission", NOWHERE),
    rows("GET", f"{NOTEBOOK}{VERSION}abgabe.ipynb", "notebooks:file", NOWHERE),
    rows("POST", f"{NOTEBOOK}{VERSION}punkte/", "notebooks:award", NOWHERE),
    rows("GET", NOTEBOOK_API, "unit-notebook", NOWHERE_API),
    rows("POST", f"{NOTEBOOK_API}submissions/", "unit-notebook-submissions", NOWHERE_API),
    rows("GET", f"{NOTEBOOK_API}work/", "unit-notebook-work", NOWHERE_API),
    rows("GET", f"{NOTEBOOK_API}{API_PERSON}", "unit-notebook-learner", NOWHERE_API),
    rows("PUT", f"{NOTEBOOK_API}{API_PERSON}extension/", "unit-notebook-extension", NOWHERE_API),
    rows("GET", f"{NOTEBOOK_API}deadline/", "unit-notebook-deadline", NOWHERE_API),
    rows("GET", f"{NOTEBOOK_API}submissions.zip", "unit-notebook-archive", NOWHERE_API),
    rows("GET", f"{NOTEBOOK_API}{API_VERSION}runs/", "unit-notebook-runs", NOWHERE_API),
    rows("POST", f"{NOTEBOOK_API}regrade/", "unit-notebook-regrade", NOWHERE_API),
    rows("GET", f"{NOTEBOOK_API}{API_VERSION}", "unit-notebook-submission", NOWHERE_API),
    rows("GET", f"{NOTEBOOK_API}{API_VERSION}file/", "unit-notebook-file", NOWHERE_API),
    rows("PUT", f"{NOTEBOOK_API}{API_VERSION}points/", "unit-notebook-points", NOWHERE_API),
)

KINDS_TABLE = (*FILMS, *H5P, *NOTEBOOKS)
