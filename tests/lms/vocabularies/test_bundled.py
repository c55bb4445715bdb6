"""The vocabularies that come with the platform: in their files, and in the database after migrating."""

from pathlib import Path

import pytest
from django.core.management import call_command

from lms.vocabularies.models import Term
from lms.vocabularies.reference import Reference
from lms.vocabularies.selectors import terms_behind, vocabularies
from lms.vocabularies.services import preview_update
from lms.vocabularies.sources import Source, bundled_files, placed_terms, read_source

SIZES = {
    "digcompedu": 6 + 22,
    "digcompedu-levels": 6,
    "kmk": 6 + 22,
    "licences": 13,
    "places": 1 + 7 + 31,
    "school-levels": 5,
    "school-types": 21,
    "subjects": 50 + 6,
}


def all_sources() -> list[Source]:
    """Every file, read."""
    return [read_source(path) for path in bundled_files()]


@pytest.mark.parametrize("path", bundled_files(), ids=lambda path: path.stem)
def test_a_file_is_named_after_its_key_and_says_where_it_comes_from(path: Path) -> None:
    source = read_source(path)
    assert source.key == path.stem
    assert all(source.source)
    assert source.licence


def test_the_lists_are_complete() -> None:
    sizes = {source.key: len(list(placed_terms(source))) for source in all_sources()}
    assert sizes == SIZES


@pytest.mark.django_db
def test_migrating_loads_every_file_exactly() -> None:
    assert {each.key: each.term_count for each in vocabularies()} == SIZES  # type: ignore[attr-defined]
    assert not any(preview_update(source) for source in all_sources())


@pytest.mark.django_db
def test_columns_written_before_there_were_vocabularies_still_name_terms() -> None:
    before = {
        "school-types": (
            "grundschule hauptschule realschule oberschule gymnasium gesamtschule foerderschule bbs"
        ),
        "school-levels": "primar sek1 sek2",
        "licences": ("cc0 pdm cc-by cc-by-sa cc-by-nd cc-by-nc cc-by-nc-sa cc-by-nc-nd copyright"),
    }
    references = {Reference(name, key) for name, keys in before.items() for key in keys.split()}
    assert terms_behind(references).keys() == references


@pytest.mark.django_db(transaction=True)
def test_the_loading_can_be_taken_back_and_done_again() -> None:
    call_command("migrate", "outline", "zero", verbosity=0)
    call_command("migrate", "vocabularies", "0001", verbosity=0)
    assert not Term.objects.exists()
    call_command("migrate", verbosity=0)
    assert Term.objects.count() == sum(SIZES.values())


@pytest.mark.django_db(transaction=True)
def test_the_next_test_finds_the_vocabularies_again() -> None:
    call_command("flush", interactive=False, verbosity=0)
    assert Term.objects.count() == sum(SIZES.values())
