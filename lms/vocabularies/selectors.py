"""Reading vocabularies. They are small: each question is one query, for however many things."""

from collections.abc import Iterable

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from lms.kernel.errors import NotFound
from lms.vocabularies.models import MOST_LEVELS, Term, Vocabulary
from lms.vocabularies.nearness import nearest_key
from lms.vocabularies.reference import Reference


def vocabularies() -> QuerySet[Vocabulary]:
    """All of them, each with `term_count`, the number of its current terms."""
    current = Q(terms__retired_at__isnull=True)
    return Vocabulary.objects.annotate(term_count=Count("terms", filter=current)).order_by("key")


def vocabulary_of(key: str) -> Vocabulary:
    """The vocabulary of that key, with `term_count`. Raises NotFound."""
    found = vocabularies().filter(key=key).first()
    if found is None:
        raise NotFound(_("There is no such vocabulary."), code="vocabulary_not_found")
    return found


def vocabulary_with_terms(key: str) -> Vocabulary:
    """The same with `terms_in_order`, retired ones included. Raises NotFound."""
    found = vocabulary_of(key)
    found.terms_in_order = list(all_terms_of(key))  # type: ignore[attr-defined]
    return found


def all_terms_of(vocabulary: str) -> QuerySet[Term]:
    """Current and retired terms in their order, with the term above each."""
    return (
        Term.objects.filter(vocabulary__key=vocabulary)
        .select_related("parent")
        .order_by("position", "pk")
    )


def terms_of(vocabulary: str) -> QuerySet[Term]:
    """The terms that may be given to something now, in their order, with the term above each."""
    return all_terms_of(vocabulary).filter(retired_at__isnull=True)


def term(vocabulary: str, key: str) -> Term | None:
    """The term of that key, be it retired, or None."""
    return all_terms_of(vocabulary).filter(key=key).first()


def labels_of(vocabulary: str) -> dict[str, str]:
    """What each key is called in the reader's language; retired terms included."""
    return {term.key: term.label for term in all_terms_of(vocabulary)}


def keys_of(vocabulary: str) -> frozenset[str]:
    """The keys that may be given to something now."""
    return frozenset(terms_of(vocabulary).values_list("key", flat=True))


def terms_behind(references: Iterable[Reference]) -> dict[Reference, Term]:
    """The terms that `references` name, retired ones included; unknown references are left out."""
    wanted: dict[str, set[str]] = {}
    for reference in references:
        wanted.setdefault(reference.vocabulary, set()).add(reference.key)
    if not wanted:
        return {}
    named = Q(pk__in=[])
    for vocabulary, keys in wanted.items():
        named |= Q(vocabulary__key=vocabulary, key__in=keys)
    found = Term.objects.filter(named).select_related("vocabulary", "parent")
    return {Reference(each.vocabulary.key, each.key): each for each in found}


def nearest(vocabulary: str, key: str) -> Term | None:
    """The current term that `key` may have meant: by the spelling of its key or its labels."""
    terms = {each.key: each for each in terms_of(vocabulary)}
    names = {each.key: (each.label_de, each.label_en) for each in terms.values()}
    found = nearest_key(key, names)
    return terms[found] if found is not None else None


def unknown_term(vocabulary: str, key: str, *, prefix: str = "") -> str:
    """A sentence for whoever named a term that is not there, with the nearest one if any is near.

    `prefix` stands before each key, where terms are named with their vocabulary.
    """
    owner = Vocabulary.objects.filter(key=vocabulary).first()
    values = {"key": prefix + key, "vocabulary": owner.label if owner else vocabulary}
    sentence = _("“%(key)s” is not in the list “%(vocabulary)s”.") % values
    near = nearest(vocabulary, key)
    if near is None:
        return sentence
    return f"{sentence} " + _("Did you mean “%(key)s” (%(label)s)?") % {
        "key": prefix + near.key,
        "label": near.label,
    }


def at_or_below(term_path: str, *, vocabulary: str, key: str) -> Q:
    """Rows whose term (reached by the lookup `term_path`) is the named one or lies below it."""
    named, step = Q(), term_path
    for _level in range(MOST_LEVELS):
        named |= Q(**{f"{step}__key": key})
        step += "__parent"
    return Q(**{f"{term_path}__vocabulary__key": vocabulary}) & named
