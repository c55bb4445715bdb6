"""The table's rows for addresses that kinds of unit bring with them. "eins" is a text, no film."""

from tests.architecture.routes import CENTRE, OTHERS, SIGN_IN, TEAM, VISITOR, Row, rows

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

KINDS_TABLE = FILMS
