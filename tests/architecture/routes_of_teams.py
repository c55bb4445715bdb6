"""The table's rows for what a course's team sees, and for the questions that reach it."""

from tests.architecture.routes import CENTRE, OTHERS, SIGN_IN, TEAM, VISITOR, Row, rows

LEARNER_ID = "01930000-0000-7000-8000-000000000001"
"""The public id of the enrolment of `learner` in "offen"."""

FOR_THE_TEAM = {f"{TEAM} {CENTRE}": 200, OTHERS: 404}
ROSTER = "/kurse/offen/teilnehmende"
ROSTER_API = "/api/v1/courses/offen/roster/"

ROSTERS: tuple[Row, ...] = (
    rows("GET", f"{ROSTER}/", "roster:roster", {VISITOR: SIGN_IN, **FOR_THE_TEAM}),
    rows("GET", f"{ROSTER}.csv", "roster:file", {VISITOR: SIGN_IN, **FOR_THE_TEAM}),
    rows("GET", f"{ROSTER}/{LEARNER_ID}/", "roster:learner", {VISITOR: SIGN_IN, **FOR_THE_TEAM}),
    rows(
        "GET",
        "/kurse/schule/teilnehmende/",
        "roster:roster",
        {VISITOR: SIGN_IN, CENTRE: 200, OTHERS: 404},
    ),
    rows(
        "GET",
        f"/kurse/schule/teilnehmende/{LEARNER_ID}/",
        "roster:learner",
        {VISITOR: SIGN_IN, OTHERS: 404},
    ),
    rows("GET", "/kurse/offen/dateien/", "library:library", {VISITOR: SIGN_IN, **FOR_THE_TEAM}),
    rows("GET", "/api/v1/courses/offen/files/", "course-files", {VISITOR: 401, **FOR_THE_TEAM}),
    rows("GET", ROSTER_API, "roster", {VISITOR: 401, **FOR_THE_TEAM}),
    rows("GET", f"{ROSTER_API}{LEARNER_ID}/", "roster-learner", {VISITOR: 401, **FOR_THE_TEAM}),
)

TEAMS_TABLE = ROSTERS
