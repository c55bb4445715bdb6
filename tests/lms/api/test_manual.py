"""The manual of the API: whatever the document says can be read on a page."""

import pytest
from django.test import Client

from lms.api.document import document
from lms.api.manual import rooms_of, shape_of
from tests.factories.accounts import UserFactory

DOCUMENT = {
    "components": {
        "schemas": {
            "Given": {
                "type": "object",
                "required": ["title"],
                "properties": {
                    "title": {
                        "type": "string",
                        "maxLength": 80,
                        "description": "What it is called.",
                    },
                    "school": {"type": ["integer", "null"]},
                },
            }
        }
    },
    "paths": {
        "/api/v1/things/": {
            "post": {
                "tags": ["things"],
                "operationId": "add",
                "summary": "Add one",
                "description": "Add one. Others see `it` & more.\n\nScope of a token: `x:write`.",
                "security": [{"token": ["x:write"]}, {"session": []}],
                "requestBody": {
                    "content": {
                        "application/json": {
                            "schema": {"$ref": "#/components/schemas/Given"},
                            "examples": {"Example": {"value": {"title": "Tafel"}}},
                        }
                    }
                },
                "responses": {
                    "204": {"description": ""},
                    "404": {"description": "There is no such thing."},
                },
            }
        }
    },
}


def test_an_operation_says_what_it_takes_gives_and_needs() -> None:
    (operation,) = rooms_of(DOCUMENT)["things"]
    (sent,) = operation.sent
    title, school = sent.fields
    assert (operation.method, operation.scope) == ("POST", "x:write")
    assert operation.description == "Others see <code>it</code> &amp; more."
    assert (title.shape, title.is_required) == ("text, at most 80 characters", True)
    assert (school.shape, school.is_required) == ("whole number or null", False)
    assert '"title": "Tafel"' in sent.example
    assert [body.status for body in operation.returned] == ["204"]
    assert operation.others == (("404", "There is no such thing."),)


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        ({"type": "array", "items": {"type": "string", "format": "uuid"}}, "list of uuid"),
        ({"enum": ["draft", ""], "type": "string"}, 'one of: draft, ""'),
        ({"oneOf": [{"type": "boolean"}, {"type": "null"}]}, "true or false or null"),
        ({"$ref": "#/components/schemas/Given"}, "Given"),
        ({}, "any"),
    ],
)
def test_shapes_in_words(schema: dict[str, object], words: str) -> None:
    assert shape_of(DOCUMENT, schema) == words


@pytest.mark.django_db
def test_every_operation_stands_in_the_manual(client: Client) -> None:
    rooms = rooms_of(document())
    overview = client.get("/api/v1/docs/").content.decode()
    assert sum(map(len, rooms.values())) == sum(map(len, document()["paths"].values()))
    for room, operations in rooms.items():
        page = client.get(f"/api/v1/docs/{room}/").content.decode()
        for operation in operations:
            assert f'href="/api/v1/docs/{room}/#{operation.key}"' in overview
            assert f'id="{operation.key}"' in page


@pytest.mark.django_db
def test_a_room_that_there_is_not_is_absent(client: Client) -> None:
    client.force_login(UserFactory())
    assert client.get("/api/v1/docs/cellar/").status_code == 404
