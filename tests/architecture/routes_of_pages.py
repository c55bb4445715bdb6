"""The table's rows for pages that staff edit and for reported barriers."""

from tests.architecture.routes import CENTRE, ON, OTHERS, SIGN_IN, VISITOR, Row, row, rows

REPORT_ID = "01930000-0000-7000-8000-0000000000cc"
"""The public id of a report that a visitor has sent."""
NOBODYS_ID = "01930000-0000-7000-8000-0000000000dd"

EDITOR = "/seiten/impressum/de/"
IMPRINT_API = "/api/v1/pages/imprint/de/"
REPORTS_API = "/api/v1/reports/"


def for_staff(
    method: str, path: str, route: str, *, staff: int | str, visitor: int | str = SIGN_IN
) -> Row:
    """For the centre's staff; others don't learn that there is such a page."""
    return rows(method, path, route, {VISITOR: visitor, CENTRE: staff, OTHERS: 404})


PAGES_TABLE: tuple[Row, ...] = (
    row("GET", "/impressum/", "pages:imprint", everybody=200),
    row("GET", "/datenschutz/", "pages:privacy", everybody=200),
    row("GET", "/barrierefreiheit/", "pages:accessibility", everybody=200),
    row("GET", "/datenschutz/fassungen/", "pages:privacy_versions", everybody=200),
    row("GET", "/datenschutz/fassungen/1/", "pages:privacy_version", everybody=200),
    row("GET", "/datenschutz/fassungen/9/", "pages:privacy_version", visitor=SIGN_IN, member=404),
    row("GET", "/datenschutz/vergleich/?alt=1&neu=1", "pages:privacy_comparison", everybody=200),
    row("GET", "/barriere-melden/", "pages:report", everybody=200),
    row("POST", "/barriere-melden/", "pages:report", everybody=422),
    row("GET", "/barriere-melden/geraten/", "pages:sent", visitor=SIGN_IN, member=404),
    for_staff("GET", "/meldungen/", "pages:inbox", staff=200),
    for_staff("GET", f"/meldungen/{REPORT_ID}/", "pages:handle", staff=200),
    for_staff("POST", f"/meldungen/{REPORT_ID}/", "pages:handle", staff=422),
    for_staff("GET", f"/meldungen/{NOBODYS_ID}/", "pages:handle", staff=404),
    for_staff("GET", "/seiten/", "pages:overview", staff=200),
    for_staff("GET", EDITOR, "pages:edit", staff=200),
    for_staff("POST", EDITOR, "pages:edit", staff=422),
    for_staff("GET", "/seiten/nirgends/de/", "pages:edit", staff=404),
    for_staff("GET", "/seiten/impressum/fr/", "pages:edit", staff=404),
    for_staff("POST", f"{EDITOR}pruefen/", "pages:check", staff=200),
    for_staff("POST", f"{EDITOR}verwerfen/", "pages:discard", staff=ON),
    for_staff("GET", f"{EDITOR}fassungen/", "pages:versions", staff=200),
    for_staff("GET", "/seiten/datenschutz/de/fassungen/1/", "pages:version", staff=200),
    for_staff("POST", "/seiten/datenschutz/de/fassungen/1/", "pages:version", staff=ON),
    for_staff("GET", f"{EDITOR}fassungen/1/", "pages:version", staff=404),
    for_staff(
        "GET", "/seiten/datenschutz/de/vergleich/?alt=1&neu=1", "pages:comparison", staff=200
    ),
    row("GET", IMPRINT_API, "page", everybody=200),
    row("GET", "/api/v1/pages/nirgends/de/", "page", visitor=401, member=404),
    for_staff("GET", f"{IMPRINT_API}source/", "page-source", staff=200, visitor=401),
    for_staff("PUT", f"{IMPRINT_API}source/", "page-source", staff=428, visitor=401),
    for_staff("DELETE", f"{IMPRINT_API}source/", "page-source", staff=428, visitor=401),
    for_staff("POST", f"{IMPRINT_API}preview/", "page-preview", staff=422, visitor=401),
    row("GET", f"{IMPRINT_API}versions/", "page-versions", everybody=200),
    for_staff("GET", REPORTS_API, "reports", staff=200, visitor=401),
    row("POST", REPORTS_API, "reports", everybody=422),
    row("GET", f"{REPORTS_API}sent/geraten/", "sent-report", visitor=401, member=404),
    for_staff("GET", f"{REPORTS_API}{REPORT_ID}/", "report", staff=200, visitor=401),
    for_staff("PATCH", f"{REPORTS_API}{REPORT_ID}/", "report", staff=200, visitor=401),
    for_staff("PATCH", f"{REPORTS_API}{NOBODYS_ID}/", "report", staff=404, visitor=401),
    for_staff(
        "POST", f"{REPORTS_API}{REPORT_ID}/answers/", "report-answers", staff=422, visitor=401
    ),
)
