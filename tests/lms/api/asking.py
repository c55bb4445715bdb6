"""Who asks the operations of the OpenAPI document, and about what."""

from typing import Any

from lms.api.scopes import Scope
from lms.api.services import create_token
from tests.architecture.routes_of_doors import APPLICATION_ID
from tests.architecture.routes_of_editor import REVISION_ID
from tests.architecture.routes_of_kinds import LIBRARY_ID
from tests.architecture.routes_of_pages import REPORT_ID
from tests.architecture.routes_of_privacy import CORRECTION_ID
from tests.architecture.routes_of_teams import LEARNER_ID, QUESTION_ID
from tests.support.personas import Personas

IDS = {
    "applications": APPLICATION_ID,
    "corrections": CORRECTION_ID,
    "libraries": LIBRARY_ID,
    "questions": QUESTION_ID,
    "reports": REPORT_ID,
    "revisions": REVISION_ID,
    "roster": LEARNER_ID,
}
KEYS = {"data": "accounts-user-pk", "sections": "teil", "vocabularies": "school-types"}


def places(label: str) -> dict[str, Any]:
    """What exists, by the names that the addresses use."""
    ids = [public_id for word, public_id in IDS.items() if f"/{word}/{{" in label]
    keys = [key for word, key in KEYS.items() if f"/{word}/{{" in label]
    known = {
        "slug": "offen",
        "key": keys[0] if keys else "eins",
        "path": "tafel.txt",
        "reference": "digcompedu:3.1",
        "kind": "privacy",
        "language": "de",
        "public_id": ids[0] if ids else LEARNER_ID,
    }
    return {name: value for name, value in known.items() if f"{{{name}}}" in label}


def headers_of(everybody: Personas, name: str) -> dict[str, str]:
    """What a program of that person brings; a visitor brings nothing."""
    if name == "anonymous":
        return {}
    made = create_token(actor=everybody.actor(name), name="Fragen", scopes=list(Scope))
    return {"Authorization": f"Bearer {made.secret}"}
