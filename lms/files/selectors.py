"""Reads: the size to show, and who refers to a file."""

import datetime
from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, ForeignObjectRel, OuterRef, Q, QuerySet

from lms.files.models import ImageVariant, StoredFile


def best_variant(stored_file: StoredFile, *, width: int) -> ImageVariant | None:
    """The smallest variant at least `width` pixels wide; None where the original has to serve."""
    return stored_file.variants.filter(width__gte=width).first()


def available_widths(stored_file: StoredFile) -> list[int]:
    """Widths in pixels in which a picture can be had, the original's last."""
    smaller = list(stored_file.variants.values_list("width", flat=True))
    return [*smaller, stored_file.width] if stored_file.width else smaller


def _referring_relations() -> Iterator[ForeignObjectRel]:
    """Every relation of another room to a stored file, also those without a name for the way back."""
    for relation in StoredFile._meta.get_fields(include_hidden=True):  # noqa: SLF001
        if isinstance(relation, ForeignObjectRel) and relation.related_model is not ImageVariant:
            yield relation


def is_referred_to() -> Q:
    """Whether any row of any room points to the file."""
    found = Q(pk__in=[])
    for relation in _referring_relations():
        model: Any = relation.related_model
        referring = model._base_manager.filter(**{relation.field.name: OuterRef("pk")})  # noqa: SLF001
        found |= Q(Exists(referring))
    return found


def orphans(*, stored_before: datetime.datetime) -> QuerySet[StoredFile]:
    """Files nobody refers to, stored (or stored again) before that moment."""
    return StoredFile.objects.filter(~is_referred_to(), stored_at__lt=stored_before)


def paths_in_use(folder: str) -> set[str]:
    """Paths below `folder` that a row names."""
    start = f"{folder}/"
    files = StoredFile.objects.filter(path__startswith=start).values_list("path", flat=True)
    variants = ImageVariant.objects.filter(path__startswith=start).values_list("path", flat=True)
    return set(files) | set(variants)
