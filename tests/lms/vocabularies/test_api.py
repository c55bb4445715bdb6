"""The JSON door, open to everybody."""

import pytest
from django.test import Client

from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def test_everybody_reads_which_vocabularies_there_are(client: Client) -> None:
    answer = client.get("/api/v1/vocabularies/")
    assert answer.status_code == 200
    by_key = {each["key"]: each for each in answer.json()}
    assert by_key["subjects"]["name"] == "Schulfächer in Niedersachsen"
    assert by_key["subjects"]["term_count"] == 56
    assert "CC BY 4.0" in by_key["subjects"]["licence"]
    assert all(by_key["subjects"]["sources"])


def test_a_vocabulary_comes_with_its_terms_in_the_readers_language(client: Client) -> None:
    answer = client.get("/api/v1/vocabularies/digcompedu/", headers={"Accept-Language": "en"})
    first, second = answer.json()["terms"][:2]
    assert (first["key"], first["name"], first["broader"]) == ("1", "Professional Engagement", None)
    assert (second["key"], second["broader"]) == ("1.1", "1")
    assert second["facts"]["uri"].startswith("http://w3id.org/")


def test_an_unknown_vocabulary_is_answered_as_any_closed_door(client: Client) -> None:
    assert client.get("/api/v1/vocabularies/colours/").status_code == 401
    client.force_login(UserFactory.create())
    assert client.get("/api/v1/vocabularies/colours/").status_code == 404


@pytest.mark.parametrize("address", ["/api/v1/vocabularies/", "/api/v1/vocabularies/kmk/"])
def test_nothing_can_be_written(client: Client, address: str) -> None:
    client.force_login(UserFactory.create())
    for method in (client.post, client.put, client.patch, client.delete):
        assert method(address).status_code == 405
