"""`update_vocabularies` adds, renames and retires; it deletes nothing."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from lms.kernel.models import AuditEntry
from lms.vocabularies.models import Term, Vocabulary
from lms.vocabularies.selectors import keys_of, labels_of
from lms.vocabularies.selectors import term as find_term
from tests.lms.vocabularies.writing import term, vocabulary, write

pytestmark = pytest.mark.django_db


def update(folder: Path, *terms: dict[str, Any], check: bool = False, **values: Any) -> str:
    """Run the command with a file of these terms; what it says."""
    said = StringIO()
    path = write(folder, vocabulary(*terms, **values))
    call_command("update_vocabularies", path, check=check, stdout=said)
    return said.getvalue().strip()


@pytest.fixture
def colours(tmp_path: Path) -> Path:
    """A vocabulary of two terms, one below the other."""
    update(tmp_path, term("red", below=(term("dark-red"),)))
    return tmp_path


def test_a_new_vocabulary_is_added_with_its_terms(colours: Path) -> None:
    found = find_term("colours", "dark-red")
    assert found is not None
    assert found.parent is not None
    assert found.parent.key == "red"
    assert Vocabulary.objects.get(key="colours").source == ["our own eyes"]


def test_a_second_call_changes_nothing_and_says_so(colours: Path) -> None:
    entries = AuditEntry.objects.count()
    assert "nichts" in update(colours, term("red", below=(term("dark-red"),)))
    assert AuditEntry.objects.count() == entries


def test_a_new_label_keeps_the_term(colours: Path) -> None:
    before = Term.objects.get(key="red").pk
    said = update(colours, term("red", de="Rot", below=(term("dark-red"),)))
    assert "geändert: red" in said
    assert Term.objects.get(key="red").pk == before
    assert labels_of("colours")["red"] == "Rot"


def test_what_disappeared_is_retired_and_still_has_its_label(colours: Path) -> None:
    assert "zurückgezogen: dark-red" in update(colours, term("red"))
    assert keys_of("colours") == {"red"}
    assert labels_of("colours")["dark-red"] == "dark-red (de)"


def test_what_comes_back_is_itself_again(colours: Path) -> None:
    before = Term.objects.get(key="dark-red").pk
    update(colours, term("red"))
    said = update(colours, term("red"), term("dark-red"))
    assert "wieder da: dark-red" in said
    found = find_term("colours", "dark-red")
    assert found is not None
    assert (found.pk, found.parent, found.retired_at) == (before, None, None)


def test_a_term_moves_below_a_new_one(colours: Path) -> None:
    said = update(colours, term("warm", below=(term("red", below=(term("dark-red"),)),)))
    assert "dazu: warm" in said
    found = find_term("colours", "red")
    assert found is not None
    assert found.parent is not None
    assert found.parent.key == "warm"


def test_check_says_what_would_change_and_changes_nothing(
    colours: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = StringIO()
    path = write(colours, vocabulary(term("red", de="Rot"), term("blue"), version="2"))
    with pytest.raises(SystemExit) as caught:
        call_command("update_vocabularies", path, check=True, stdout=said)
    assert caught.value.code == 1
    for words in ("neu beschrieben", "dazu: blue", "geändert: red", "zurückgezogen: dark-red"):
        assert words in said.getvalue()
    assert keys_of("colours") == {"red", "dark-red"}
    assert Vocabulary.objects.get(key="colours").version == "1"


def test_check_of_the_bundled_files_is_content_after_migrating() -> None:
    call_command("update_vocabularies", check=True, stdout=StringIO())


def test_one_broken_file_keeps_all_others_out(tmp_path: Path) -> None:
    good = write(tmp_path, vocabulary(term("red")))
    broken = write(tmp_path, "{", name="broken.json")
    with pytest.raises(CommandError, match=r"broken\.json"):
        call_command("update_vocabularies", good, broken, stdout=StringIO())
    assert not Vocabulary.objects.filter(key="colours").exists()


def test_an_update_is_in_the_audit_log(colours: Path) -> None:
    entry = AuditEntry.objects.get(action="vocabulary.updated")
    assert entry.actor_id is None
    assert entry.details["added"] == ["red", "dark-red"]
