"""Schools that were entered before there were vocabularies keep what they are."""

from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import StateApps

BEFORE = [("schools", "0001_initial"), ("vocabularies", "0002_first_terms")]
AFTER = [("schools", "0002_terms_of_vocabularies")]


@pytest.mark.django_db(transaction=True)
def test_places_become_keys_and_words_again() -> None:
    everything = MigrationExecutor(connection).loader.graph.leaf_nodes()
    old = migrated_to(BEFORE).get_model("schools", "School")
    for number, place in enumerate(("Salzgitter-Üfingen", "Salzgitter-Bad", "Entenhausen")):
        old.objects.create(number=str(number), name="Schule", school_type="igs", place=place)

    new = migrated_to(AFTER).get_model("schools", "School")
    assert places_of(new) == ["sz-uefingen", "sz-bad", "Entenhausen"]

    assert places_of(migrated_to(BEFORE).get_model("schools", "School")) == [
        "Salzgitter-Üfingen",
        "Salzgitter-Bad",
        "Entenhausen",
    ]
    migrated_to(everything)


def migrated_to(targets: list[tuple[str, str]]) -> StateApps:
    """The models as they are after migrating to `targets`, there or back."""
    executor = MigrationExecutor(connection)
    executor.migrate(targets)
    return MigrationExecutor(connection).loader.project_state(targets).apps


def places_of(school: Any) -> list[str]:
    """Where the schools are, in the order of their numbers."""
    return list(school.objects.order_by("number").values_list("place", flat=True))
