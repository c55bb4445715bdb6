"""The table, for data protection: one's own data, and what the centre looks after."""

from tests.architecture.routes import CENTRE, ON, OTHERS, SIGN_IN, VISITOR, Row, Status, row, rows

NOWHERE = "0190a0a0-0000-7000-8000-000000000000"
"""An id that nothing has."""
CORRECTION_ID = "0190a0a0-0000-7000-8000-0000000000c0"
"""What a pupil asks the centre to correct."""


def of_the_centre(method: str, path: str, route: str, status: Status) -> Row:
    """A page that only those who look after data protection know of."""
    nobody = 401 if path.startswith("/api/") else SIGN_IN
    return rows(method, path, route, {VISITOR: nobody, CENTRE: status, OTHERS: 404})


PRIVACY_TABLE = (
    row("GET", "/meine-daten/", "privacy:overview", visitor=SIGN_IN, member=200),
    row(
        "GET",
        "/meine-daten/art/accounts-user-pk/",
        "privacy:kind",
        visitor=SIGN_IN,
        member=200,
    ),
    row("GET", "/meine-daten/art/nichts/", "privacy:kind", visitor=SIGN_IN, member=404),
    row("POST", "/meine-daten/archiv/", "privacy:order-export", visitor=SIGN_IN, member=ON),
    # First the password once more, then the answer.
    row("GET", f"/meine-daten/archiv/{NOWHERE}/", "privacy:download", visitor=SIGN_IN, member=ON),
    row("GET", "/meine-daten/berichtigen/", "privacy:correct", visitor=SIGN_IN, member=200),
    row("POST", "/meine-daten/berichtigen/", "privacy:correct", visitor=SIGN_IN, member=422),
    row("GET", "/meine-daten/loeschen/", "privacy:leave", visitor=SIGN_IN, member=200),
    row("POST", "/meine-daten/loeschen/", "privacy:leave", visitor=SIGN_IN, member=ON),
    row("POST", "/meine-daten/behalten/", "privacy:keep", visitor=SIGN_IN, member=ON),
    of_the_centre("GET", "/datenverwaltung/", "privacy:corrections", 200),
    of_the_centre("GET", f"/datenverwaltung/{NOWHERE}/", "privacy:correction", 404),
    of_the_centre("GET", f"/datenverwaltung/{CORRECTION_ID}/", "privacy:correction", 200),
    of_the_centre("GET", "/datenverwaltung/loeschungen/", "privacy:deletions", 200),
    of_the_centre("POST", "/datenverwaltung/loeschungen/", "privacy:deletions", 422),
    of_the_centre("POST", f"/datenverwaltung/loeschungen/{NOWHERE}/", "privacy:cancel", 404),
    of_the_centre("GET", "/datenverwaltung/fristen/", "privacy:retention", 200),
    of_the_centre("GET", "/datenverwaltung/verzeichnis/", "privacy:records", 200),
    of_the_centre("GET", "/datenverwaltung/verzeichnis.csv", "privacy:records-file", 200),
    row("GET", "/api/v1/me/data/", "own-data", visitor=401, member=200),
    row("GET", "/api/v1/me/data/accounts-user-pk/", "own-data-rows", visitor=401, member=200),
    row("GET", "/api/v1/me/data-export/", "data-export", visitor=401, member=404),
    row("POST", "/api/v1/me/data-export/", "data-export", visitor=401, member=202),
    row(
        "GET",
        f"/api/v1/me/data-export/{NOWHERE}/file/",
        "data-export-file",
        visitor=401,
        member=404,
    ),
    row("GET", "/api/v1/me/deletion/", "own-deletion", visitor=401, member=404),
    row("POST", "/api/v1/me/deletion/", "own-deletion", visitor=401, member=403),
    row("DELETE", "/api/v1/me/deletion/", "own-deletion", visitor=401, member=404),
    row("GET", "/api/v1/me/corrections/", "own-corrections", visitor=401, member=200),
    row("POST", "/api/v1/me/corrections/", "own-corrections", visitor=401, member=422),
    of_the_centre("GET", "/api/v1/centre/corrections/", "corrections", 200),
    of_the_centre("PUT", f"/api/v1/centre/corrections/{NOWHERE}/answer/", "correction-answer", 404),
    of_the_centre("GET", "/api/v1/centre/deletions/", "planned-deletions", 200),
    of_the_centre("POST", "/api/v1/centre/deletions/", "planned-deletions", 422),
    of_the_centre("DELETE", f"/api/v1/centre/deletions/{NOWHERE}/", "planned-deletion", 404),
    of_the_centre("GET", "/api/v1/centre/retention/", "retention", 200),
    of_the_centre("GET", "/api/v1/centre/processing/", "records", 200),
)
