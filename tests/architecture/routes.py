"""The table: every route with the answer that each persona gets.

"offen" is a published course for everybody: `learner` is enrolled in it, `owner` and `trainer` are its team.
"schule" is a published course for the school of `pupil`, `teacher` and `coordinator`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.support.personas import NAMES

Status = int | str
SIGN_IN: Status = "to sign-in"
ON: Status = "led on"
"""Redirected, but not to sign-in."""

VISITOR = "anonymous"
SCHOOL = "pupil teacher coordinator"
TEAM = "trainer owner"
CENTRE = "staff administrator"
OTHERS = "others"


@dataclass(frozen=True)
class Row:
    """One request. `statuses` names personas, several in one word group, and all others."""

    route: str
    method: str
    path: str
    statuses: Mapping[str, Status]

    def expected(self) -> dict[str, Status]:
        """The answer for every persona by name."""
        named = {
            persona: status
            for group, status in self.statuses.items()
            if group != OTHERS
            for persona in group.split()
        }
        return {name: named[name] if name in named else self.statuses[OTHERS] for name in NAMES}

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


def row(method: str, path: str, route: str, **statuses: Status) -> Row:
    """A row for one answer to all: `everybody=…`, or to visitors and the signed-in: `member=…`."""
    if "everybody" in statuses:
        return Row(route, method, path, {OTHERS: statuses["everybody"]})
    return Row(route, method, path, {VISITOR: statuses["visitor"], OTHERS: statuses["member"]})


def rows(method: str, path: str, route: str, statuses: Mapping[str, Status]) -> Row:
    """A row in which personas differ."""
    return Row(route, method, path, statuses)


MACHINES = (
    row("GET", "/healthz", "healthz", everybody=200),
    row("GET", "/readyz", "readyz", everybody=503),  # no worker in the tests
    row("GET", "/metrics", "metrics", visitor=SIGN_IN, member=404),  # without the token
    row("GET", "/api/v1/schema/", "api:schema", everybody=200),
)

START = (row("GET", "/", "ui:home", everybody=200),)

ACCOUNTS = (
    row("GET", "/konto/anmelden/", "account_login", visitor=200, member=ON),
    row("GET", "/konto/abmelden/", "account_logout", visitor=ON, member=200),
    row("POST", "/konto/abmelden/", "account_logout", everybody=ON),
    row("GET", "/konto/registrieren/", "account_signup", visitor=200, member=ON),
    row("GET", "/konto/gesperrt/", "account_inactive", everybody=200),
    row(
        "GET",
        "/konto/bestaetigen/",
        "account_email_verification_sent",
        visitor=SIGN_IN,
        member=ON,
    ),
    row("GET", "/konto/e-mail/", "account_email", visitor=SIGN_IN, member=200),
    row("GET", "/konto/ausweisen/", "account_reauthenticate", visitor=SIGN_IN, member=200),
    row("GET", "/konto/passwort/", "account_change_password", visitor=SIGN_IN, member=200),
    row("GET", "/konto/passwort/setzen/", "account_set_password", visitor=SIGN_IN, member=ON),
    row("GET", "/konto/passwort/vergessen/", "account_reset_password", everybody=200),
    row(
        "GET",
        "/konto/passwort/vergessen/gesendet/",
        "account_reset_password_done",
        everybody=200,
    ),
    row(
        "GET",
        "/konto/passwort/neu/fertig/",
        "account_reset_password_from_key_done",
        everybody=200,
    ),
    row(
        "GET",
        "/konto/passwort/neu/1-falsch/",
        "account_reset_password_from_key",
        everybody=200,
    ),
    row("GET", "/konto/profil/", "accounts:profile", visitor=SIGN_IN, member=200),
    row("POST", "/einstellungen/sprache/", "accounts:language", everybody=422),
    row("POST", "/einstellungen/darstellung/", "accounts:theme", everybody=422),
    row("GET", "/darstellung/", "accounts:reading", everybody=200),
    row("POST", "/darstellung/", "accounts:reading", everybody=422),
    row(
        "POST",
        "/darstellung/uebernehmen/",
        "accounts:take_over_reading",
        visitor=SIGN_IN,
        member=ON,
    ),
    row("GET", "/api/v1/me/", "accounts_api:me", visitor=401, member=200),
    row("PATCH", "/api/v1/me/", "accounts_api:me", visitor=401, member=200),
)

VOCABULARIES = (
    row("GET", "/api/v1/vocabularies/", "vocabulary-list", everybody=200),
    row("GET", "/api/v1/vocabularies/school-types/", "vocabulary", everybody=200),
    row("GET", "/api/v1/vocabularies/nirgends/", "vocabulary", visitor=401, member=404),
)

CATALOGUE = (
    row("GET", "/kurse/", "catalogue:list", everybody=200),
    row("GET", "/kurse/offen/", "catalogue:course", everybody=200),
    row("GET", "/kurse/offen/titelbild/", "catalogue:image", visitor=SIGN_IN, member=404),
    rows(
        "GET",
        "/kurse/schule/",
        "catalogue:course",
        {VISITOR: SIGN_IN, f"{SCHOOL} {CENTRE}": 200, OTHERS: 404},
    ),
    row("GET", "/kurse/nirgends/", "catalogue:course", visitor=SIGN_IN, member=404),
    row("GET", "/api/v1/courses/", "course-list", everybody=200),
    row("GET", "/api/v1/courses/offen/", "course", everybody=200),
    rows(
        "GET",
        "/api/v1/courses/schule/",
        "course",
        {VISITOR: 401, f"{SCHOOL} {CENTRE}": 200, OTHERS: 404},
    ),
    row("GET", "/api/v1/courses/nirgends/", "course", visitor=401, member=404),
)

ENROLMENT = (
    row("POST", "/kurse/offen/einschreiben/", "enrolment:enrol", visitor=SIGN_IN, member=ON),
    rows(
        "POST",
        "/kurse/schule/einschreiben/",
        "enrolment:enrol",
        {VISITOR: SIGN_IN, f"{SCHOOL} {CENTRE}": ON, OTHERS: 404},
    ),
    rows(
        "GET",
        "/kurse/offen/austreten/",
        "enrolment:leave",
        {VISITOR: SIGN_IN, "learner": 200, OTHERS: ON},
    ),
    row("POST", "/kurse/offen/austreten/", "enrolment:leave", visitor=SIGN_IN, member=ON),
    rows(
        "POST",
        "/kurse/schule/austreten/",
        "enrolment:leave",
        {VISITOR: SIGN_IN, f"{SCHOOL} {CENTRE}": ON, OTHERS: 404},
    ),
    row("PUT", "/api/v1/courses/offen/enrolment/", "enrolment", visitor=401, member=200),
    row("DELETE", "/api/v1/courses/offen/enrolment/", "enrolment", visitor=401, member=204),
    rows(
        "PUT",
        "/api/v1/courses/schule/enrolment/",
        "enrolment",
        {VISITOR: 401, f"{SCHOOL} {CENTRE}": 200, OTHERS: 404},
    ),
)

PLAYER = (
    rows(
        "GET",
        "/kurse/offen/lernen/",
        "learning:resume",
        {VISITOR: SIGN_IN, f"learner {TEAM} {CENTRE}": ON, OTHERS: 404},
    ),
    rows(
        "GET",
        "/kurse/offen/lernen/eins/",
        "learning:unit",
        {VISITOR: SIGN_IN, f"learner {TEAM} {CENTRE}": 200, OTHERS: 403},
    ),
    rows(
        "GET",
        "/kurse/schule/lernen/eins/",
        "learning:unit",
        {VISITOR: SIGN_IN, SCHOOL: 403, CENTRE: 200, OTHERS: 404},
    ),
    row("GET", "/kurse/nirgends/lernen/eins/", "learning:unit", visitor=SIGN_IN, member=404),
    rows(
        "POST",
        "/kurse/offen/lernen/eins/erledigt/",
        "learning:mark",
        {VISITOR: SIGN_IN, "learner": ON, f"{TEAM} {CENTRE}": 403, OTHERS: 404},
    ),
    rows(
        "POST",
        "/kurse/schule/lernen/eins/erledigt/",
        "learning:mark",
        {VISITOR: SIGN_IN, CENTRE: 403, OTHERS: 404},
    ),
    rows(
        "POST",
        "/kurse/offen/lernen/eins/offen/",
        "learning:unmark",
        {VISITOR: SIGN_IN, f"learner {TEAM} {CENTRE}": ON, OTHERS: 404},
    ),
    row("GET", "/kurse/offen/bestaetigung/", "learning:confirmation", visitor=SIGN_IN, member=200),
    row(
        "GET",
        "/kurse/bestaetigungen/01930000-0000-7000-8000-0000000000ff/",
        "learning:own-confirmation",
        visitor=SIGN_IN,
        member=404,
    ),
    rows(
        "GET",
        "/kurse/offen/dateien/tafel.txt",
        "learning:file",
        {VISITOR: SIGN_IN, f"learner {TEAM} {CENTRE}": 200, OTHERS: 404},
    ),
    row("GET", "/kurse/offen/dateien/weg.txt", "learning:file", visitor=SIGN_IN, member=404),
    row("GET", "/api/v1/courses/offen/standing/", "standing", visitor=401, member=200),
    rows(
        "GET",
        "/api/v1/courses/schule/standing/",
        "standing",
        {VISITOR: 401, f"{SCHOOL} {CENTRE}": 200, OTHERS: 404},
    ),
    rows(
        "POST",
        "/api/v1/courses/offen/units/eins/view/",
        "unit-view",
        {VISITOR: 401, "learner": 200, f"{TEAM} {CENTRE}": 403, OTHERS: 404},
    ),
    rows(
        "PUT",
        "/api/v1/courses/offen/units/eins/mark/",
        "unit-mark",
        {VISITOR: 401, "learner": 200, f"{TEAM} {CENTRE}": 403, OTHERS: 404},
    ),
)

WINDOW = (
    rows(
        "GET", "/verwaltung/", "admin:index", {VISITOR: SIGN_IN, "administrator": 200, OTHERS: 404}
    ),
    rows(
        "GET",
        "/verwaltung/outline/course/",
        "admin:outline_course_changelist",
        {VISITOR: SIGN_IN, "administrator": 200, OTHERS: 404},
    ),
)

NOWHERE = (
    row("GET", "/nirgends/", "", visitor=SIGN_IN, member=404),
    row("GET", "/api/v1/nirgends/", "", visitor=401, member=404),
    row("GET", "/robots.txt", "robots", everybody=200),
    row("GET", "/sitemap.xml", "django.contrib.sitemaps.views.sitemap", everybody=200),
)

TABLE: tuple[Row, ...] = (
    *(*MACHINES, *START, *ACCOUNTS, *VOCABULARIES, *CATALOGUE, *ENROLMENT),
    *(*PLAYER, *WINDOW, *NOWHERE),
)
