"""The table's rows for what a course's team sees, and for the questions that reach it."""

from tests.architecture.routes import CENTRE, ON, OTHERS, SIGN_IN, TEAM, VISITOR, Row, row, rows

LEARNER_ID = "01930000-0000-7000-8000-000000000001"
"""The public id of the enrolment of `learner` in "offen"."""

QUESTION_ID = "01930000-0000-7000-8000-000000000002"
"""The public id of the open question of `learner` at "eins" in "offen"."""

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

ASKING = "/kurse/offen/lernen/eins/frage/"
INBOX = "/kurse/offen/fragen/"
INBOX_API = "/api/v1/courses/offen/questions/"
UNIT_API = "/api/v1/courses/offen/units/eins/questions/"
OWN_API = f"/api/v1/questions/{QUESTION_ID}/"
WHO_ASKED = {VISITOR: SIGN_IN, "learner": 200, OTHERS: 404}

QUESTIONS: tuple[Row, ...] = (
    rows(
        "GET",
        ASKING,
        "questions:ask",
        {VISITOR: SIGN_IN, f"learner {TEAM} {CENTRE}": 200, OTHERS: 404},
    ),
    rows(
        "POST",
        ASKING,
        "questions:ask",
        {VISITOR: SIGN_IN, f"learner {TEAM} {CENTRE}": 422, OTHERS: 404},
    ),
    row("GET", "/fragen/", "questions:mine", visitor=SIGN_IN, member=200),
    row("POST", "/fragen/gelesen/", "questions:read", visitor=SIGN_IN, member=ON),
    rows("GET", f"/fragen/{QUESTION_ID}/aendern/", "questions:edit", WHO_ASKED),
    rows("GET", f"/fragen/{QUESTION_ID}/loeschen/", "questions:withdraw", WHO_ASKED),
    rows(
        "POST",
        f"/fragen/{QUESTION_ID}/loeschen/",
        "questions:withdraw",
        {VISITOR: SIGN_IN, "learner": ON, OTHERS: 404},
    ),
    rows("GET", INBOX, "questions:inbox", {VISITOR: SIGN_IN, **FOR_THE_TEAM}),
    rows("GET", f"{INBOX}{QUESTION_ID}/", "questions:question", {VISITOR: SIGN_IN, **FOR_THE_TEAM}),
    rows(
        "POST",
        f"{INBOX}{QUESTION_ID}/",
        "questions:question",
        {VISITOR: SIGN_IN, f"{TEAM} {CENTRE}": 422, OTHERS: 404},
    ),
    rows(
        "GET",
        f"/kurse/schule/fragen/{QUESTION_ID}/",
        "questions:question",
        {VISITOR: SIGN_IN, OTHERS: 404},
    ),
    rows(
        "POST",
        UNIT_API,
        "unit-questions",
        {VISITOR: 401, f"learner {TEAM} {CENTRE}": 422, OTHERS: 404},
    ),
    rows(
        "GET",
        UNIT_API,
        "unit-questions",
        {VISITOR: 401, f"learner {TEAM} {CENTRE}": 200, OTHERS: 404},
    ),
    rows("GET", INBOX_API, "course-questions", {VISITOR: 401, **FOR_THE_TEAM}),
    rows(
        "POST",
        f"{INBOX_API}{QUESTION_ID}/answers/",
        "question-answers",
        {VISITOR: 401, f"{TEAM} {CENTRE}": 422, OTHERS: 404},
    ),
    row("GET", "/api/v1/questions/", "own-questions", visitor=401, member=200),
    row("PUT", "/api/v1/questions/read/", "questions-read", visitor=401, member=204),
    rows("PUT", OWN_API, "own-question", {VISITOR: 401, "learner": 428, OTHERS: 404}),
    rows("DELETE", OWN_API, "own-question", {VISITOR: 401, "learner": 428, OTHERS: 404}),
)

TEAMS_TABLE = (*ROSTERS, *QUESTIONS)
