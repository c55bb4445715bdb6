"""The table's rows for programs: access tokens, the API's description, and twins of pages."""

from tests.architecture.routes import (
    CENTRE,
    ON,
    OTHERS,
    SCHOOL,
    SIGN_IN,
    TEAM,
    VISITOR,
    Row,
    row,
    rows,
)
from tests.architecture.routes_of_doors import NOBODY_ID, for_team
from tests.architecture.routes_of_teams import QUESTION_ID

TOKENS = "/konto/zugriffsschluessel/"
COURSE = "/api/v1/courses/offen/"
LEARNING = {VISITOR: 401, f"learner {TEAM} {CENTRE}": 200, OTHERS: 404}

PROGRAMS_TABLE: tuple[Row, ...] = (
    row("GET", TOKENS, "accounts:tokens", visitor=SIGN_IN, member=200),
    row("POST", TOKENS, "accounts:tokens", visitor=SIGN_IN, member=ON),
    row("GET", f"{TOKENS}widerrufen/", "accounts:tokens-revoke", visitor=SIGN_IN, member=200),
    row("POST", f"{TOKENS}widerrufen/", "accounts:tokens-revoke", visitor=SIGN_IN, member=ON),
    row(
        "GET",
        f"{TOKENS}{NOBODY_ID}/widerrufen/",
        "accounts:token-revoke",
        visitor=SIGN_IN,
        member=404,
    ),
    row("GET", "/api/v1/docs/", "api:docs", everybody=200),
    row("GET", "/api/v1/docs/roster/", "api:docs-room", everybody=200),
    row("GET", "/api/v1/me/memberships/", "schools_api:belonging", visitor=401, member=200),
    row("GET", "/api/v1/me/courses/", "own-courses", visitor=401, member=200),
    row("GET", "/api/v1/me/confirmations/", "confirmations", visitor=401, member=200),
    row(
        "GET",
        f"/api/v1/me/confirmations/{NOBODY_ID}/",
        "own-confirmation",
        visitor=401,
        member=404,
    ),
    row("GET", "/api/v1/catalogue/facets/", "catalogue-facets", everybody=200),
    row("GET", f"{COURSE}image/", "course-image", visitor=401, member=404),
    row("GET", f"{COURSE}outline/", "course-outline", everybody=200),
    rows(
        "GET",
        "/api/v1/courses/schule/outline/",
        "course-outline",
        {VISITOR: 401, f"{SCHOOL} {CENTRE}": 200, OTHERS: 404},
    ),
    row("GET", f"{COURSE}confirmation/", "confirmation", visitor=401, member=404),
    row("GET", f"{COURSE}enrolment/", "enrolment", visitor=401, member=200),
    rows(
        "GET",
        f"{COURSE}units/eins/",
        "unit",
        {VISITOR: 401, f"learner {TEAM} {CENTRE}": 200, OTHERS: 403},
    ),
    rows(
        "GET",
        "/api/v1/courses/schule/units/eins/",
        "unit",
        {VISITOR: 401, SCHOOL: 403, CENTRE: 200, OTHERS: 404},
    ),
    rows("GET", f"{COURSE}files/tafel.txt", "course-file", LEARNING),
    rows(
        "PUT",
        f"{COURSE}units/eins/transcript/",
        "unit-transcript",
        {VISITOR: 401, "learner": 409, f"{TEAM} {CENTRE}": 403, OTHERS: 404},
    ),
    rows(
        "GET",
        f"/api/v1/questions/{QUESTION_ID}/",
        "own-question",
        {VISITOR: 401, "learner": 200, OTHERS: 404},
    ),
    for_team("GET", f"{COURSE}entry/", "course-entry", team=200, visitor=401),
    for_team("GET", f"{COURSE}invitations/", "invitations", team=200, visitor=401),
    for_team("DELETE", f"{COURSE}invitations/{NOBODY_ID}/", "invitation", team=404, visitor=401),
    for_team("POST", f"{COURSE}people/", "course-people", team=422, visitor=401),
    for_team("GET", f"{COURSE}roster/summary/", "roster-summary", team=200, visitor=401),
    for_team("GET", f"{COURSE}questions/{QUESTION_ID}/", "course-question", team=200, visitor=401),
)
