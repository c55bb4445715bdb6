"""The table, continued: the door of a course, seen from both sides. The courses are those of `routes`."""

from tests.architecture.routes import CENTRE, ON, OTHERS, SCHOOL, SIGN_IN, TEAM, VISITOR, Row, rows

APPLICATION_ID = "01a4e7c2-0000-7000-8000-0000000000aa"
"""The moderator asks to take part in "offen"."""
NOBODY_ID = "01a4e7c2-0000-7000-8000-0000000000bb"

KEEPERS = f"{TEAM} {CENTRE}"


def for_team(
    method: str, path: str, route: str, *, team: int | str, visitor: int | str = SIGN_IN
) -> Row:
    """A row of "offen" for its team and the centre; others don't learn that there is such a page."""
    return rows(method, path, route, {VISITOR: visitor, KEEPERS: team, OTHERS: 404})


TOP = "/kurse/offen/antraege/"
API = "/api/v1/courses/offen/applications/"

DOORS_TABLE: tuple[Row, ...] = (
    rows(
        "GET",
        "/kurse/offen/einschreiben/",
        "enrolment:enrol",
        {VISITOR: SIGN_IN, "learner": ON, OTHERS: 200},
    ),
    rows(
        "GET",
        "/kurse/schule/einschreiben/",
        "enrolment:enrol",
        {VISITOR: SIGN_IN, f"{SCHOOL} {CENTRE}": 200, OTHERS: 404},
    ),
    rows(
        "GET",
        "/kurse/offen/anfrage/zurueckziehen/",
        "enrolment:withdraw",
        {VISITOR: SIGN_IN, OTHERS: ON},
    ),
    rows(
        "POST",
        "/kurse/schule/anfrage/zurueckziehen/",
        "enrolment:withdraw",
        {VISITOR: SIGN_IN, f"{SCHOOL} {CENTRE}": ON, OTHERS: 404},
    ),
    for_team("GET", TOP, "enrolment:applications", team=200),
    for_team("GET", f"{TOP}zugang/", "enrolment:entry", team=200),
    for_team("POST", f"{TOP}zugang/", "enrolment:entry", team=200),
    for_team("GET", f"{TOP}personen/", "enrolment:people", team=200),
    for_team("POST", f"{TOP}personen/", "enrolment:people", team=200),
    for_team("POST", f"{TOP}{APPLICATION_ID}/", "enrolment:decide", team=ON),
    for_team("POST", f"{TOP}{NOBODY_ID}/", "enrolment:decide", team=404),
    for_team(
        "POST",
        f"{TOP}einladungen/{NOBODY_ID}/zuruecknehmen/",
        "enrolment:uninvite",
        team=404,
    ),
    rows(
        "GET",
        "/kurse/schule/antraege/",
        "enrolment:applications",
        {VISITOR: SIGN_IN, CENTRE: 200, OTHERS: 404},
    ),
    for_team("GET", API, "applications", team=200, visitor=401),
    for_team("POST", f"{API}{APPLICATION_ID}/decision/", "decision", team=422, visitor=401),
    for_team("POST", f"{API}{NOBODY_ID}/decision/", "decision", team=404, visitor=401),
)
