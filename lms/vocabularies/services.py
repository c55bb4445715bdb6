"""Bringing a vocabulary to what a file says: adding, renaming, retiring. Nothing is ever deleted."""

from dataclasses import asdict, dataclass, field
from typing import Any

from django.db import transaction

from lms.kernel.audit import record
from lms.kernel.clock import now
from lms.vocabularies.models import Term, Vocabulary
from lms.vocabularies.sources import PlacedTerm, Source, SourceTerm, placed_terms

_TERM_FIELDS = ("label_de", "label_en", "position", "facts", "retired_at", "parent")


@dataclass
class Update:
    """What a file changes; keys of terms. A term that comes back counts as restored only."""

    vocabulary: str
    is_new: bool = False
    is_described_anew: bool = False
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    restored: list[str] = field(default_factory=list)
    retired: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        """Whether anything differs."""
        lists = (self.added, self.changed, self.restored, self.retired)
        return self.is_new or self.is_described_anew or any(lists)


def update_vocabulary(source: Source) -> Update:
    """Make the vocabulary of that key what `source` says; creates it when it is new.

    The platform itself does this, spoken to on its own machine. A second call changes nothing.
    """
    with transaction.atomic():
        return _update(source)


def preview_update(source: Source) -> Update:
    """What `update_vocabulary` would change; changes nothing."""
    with transaction.atomic():
        update = _update(source)
        transaction.set_rollback(True)
    return update


def _update(source: Source) -> Update:
    update = Update(source.key)
    vocabulary = _bring_vocabulary(source, update)
    kept = {term.key: term for term in Term.objects.filter(vocabulary=vocabulary)}
    terms = dict(kept)
    wanted = list(placed_terms(source))
    for position, placed in enumerate(wanted, start=1):
        key = placed.term.key
        if key not in terms:
            terms[key] = _new_term(vocabulary, placed, position=position)
            update.added.append(key)
    Term.objects.bulk_create([terms[key] for key in update.added])
    _bring_terms(wanted, terms, update)
    _retire([term for key, term in kept.items() if key not in {w.term.key for w in wanted}], update)
    if update:
        details = {name: value for name, value in asdict(update).items() if name != "vocabulary"}
        record(actor=None, action="vocabulary.updated", target=vocabulary, **details)
    return update


def _bring_vocabulary(source: Source, update: Update) -> Vocabulary:
    values = {
        "label_de": source.de,
        "label_en": source.en,
        "version": source.version,
        "source": list(source.source),
        "licence": source.licence,
        "accessed": source.accessed,
        "doubtful": list(source.doubtful),
    }
    found = Vocabulary.objects.select_for_update().filter(key=source.key).first()
    if found is None:
        update.is_new = True
        return Vocabulary.objects.create(key=source.key, **values)
    if _set(found, values):
        update.is_described_anew = True
        found.save()
    return found


def _new_term(vocabulary: Vocabulary, placed: PlacedTerm, *, position: int) -> Term:
    """A row without the term above it: that may be as new as itself."""
    return Term(
        vocabulary=vocabulary, key=placed.term.key, position=position, **_values(placed.term)
    )


def _values(term: SourceTerm) -> dict[str, Any]:
    return {"label_de": term.de, "label_en": term.en, "facts": term.facts}


def _bring_terms(wanted: list[PlacedTerm], terms: dict[str, Term], update: Update) -> None:
    written = []
    for position, placed in enumerate(wanted, start=1):
        term = terms[placed.term.key]
        parent = terms[placed.parent] if placed.parent else None
        was_retired = term.retired_at is not None
        place = {"position": position, "parent_id": parent.pk if parent else None}
        if not _set(term, {**_values(placed.term), **place, "retired_at": None}):
            continue
        written.append(term)
        if was_retired:
            update.restored.append(term.key)
        elif term.key not in update.added:
            update.changed.append(term.key)
    Term.objects.bulk_update(written, _TERM_FIELDS)


def _retire(gone: list[Term], update: Update) -> None:
    leaving = [term for term in gone if term.retired_at is None]
    for term in leaving:
        term.retired_at = now()
    Term.objects.bulk_update(leaving, ["retired_at"])
    update.retired = [term.key for term in leaving]


def _set(row: Vocabulary | Term, values: dict[str, Any]) -> bool:
    """Set what differs, without saving; tells whether anything did."""
    different = {name: value for name, value in values.items() if getattr(row, name) != value}
    for name, value in different.items():
        setattr(row, name, value)
    return bool(different)
