"""What H5P's dispatcher hands over, made by hand."""

import uuid
from typing import Any

PART, OTHER = "0191b4f0-0000-4000-8000-000000000001", "0191b4f0-0000-4000-8000-000000000002"
FORGED = {"objectType": "Agent", "mbox": "mailto:someone.else@schule.example"}


def claim(
    verb: str = "answered", /, *, part: str = "", result: Any = None, **changes: Any
) -> dict[str, Any]:
    """What H5P's dispatcher hands over."""
    definition: dict[str, Any] = {
        "interactionType": "choice",
        "name": {"en-US": "Question one"},
        "description": {"de": " Was stimmt? "},
        "choices": [
            {"id": "0", "description": {"de": "Ja"}},
            {"id": "1", "description": {"de": "Nein"}},
        ],
        "correctResponsesPattern": ["0"],
        "extensions": {"http://h5p.org/x-api/h5p-local-content-id": 7},
    }
    if part:
        definition["extensions"]["http://h5p.org/x-api/h5p-subContentId"] = part
    statement = {
        "id": str(uuid.uuid4()),
        "actor": FORGED,
        "verb": {"id": f"http://adlnet.gov/expapi/verbs/{verb}", "display": {"en-US": verb}},
        "object": {
            "objectType": "Activity",
            "id": "https://elsewhere.example/7",
            "definition": definition,
        },
        "context": {
            "contextActivities": {
                "category": [{"id": "http://h5p.org/libraries/H5P.MultiChoice-1.16"}],
                "parent": [{"id": f"https://elsewhere.example/7?subContentId={OTHER}"}]
                if part
                else [],
            }
        },
        **changes,
    }
    if result is not None:
        statement["result"] = result
    return statement


def points(raw: float, most: float = 4, **more: Any) -> dict[str, Any]:
    return {"score": {"min": 0, "raw": raw, "max": most, "scaled": 0}, **more}
