"""Writes: storing, making smaller sizes, cleaning up.

These services check content, not people: a file belongs to the room that refers to it, and that
room's service asks who may add it and its door asks who may read it.
"""

import datetime
import hashlib
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from typing import IO

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext

from lms.files import disk, films, selectors
from lms.files.checking import check
from lms.files.events import FileStored
from lms.files.media_types import BY_NAME, MP4, WEBP, MediaType
from lms.files.models import ImageVariant, StoredFile
from lms.files.names import clean_name
from lms.files.pictures import WIDTHS, Smaller, smaller
from lms.kernel.clock import now
from lms.kernel.errors import InvalidInput
from lms.kernel.events import publish

logger = logging.getLogger(__name__)

# Content that somebody stores again is young again, so a file in use for a draft is never swept.
ORPHANS_ARE_KEPT = datetime.timedelta(days=1)


def store_file(*, content: IO[bytes], name: str) -> StoredFile:
    """Check `content`, called `name`, and keep it; content already kept gives the row there is.

    Pictures are kept upright; pictures and MP4 films without metadata. Raises InvalidInput with a
    reason. The bytes are on the disk before the row is written, so no committed row lacks its file.
    """
    tidy = clean_name(name)
    max_bytes = settings.LERNHUB_UPLOAD_MAX_BYTES
    try:
        with disk.spooled(content, max_bytes=max_bytes) as upload:
            found = _placed(upload, name=tidy)
    except disk.TooLarge as error:
        message = gettext("The file is too large: allowed are %(limit)d MB.")
        limit = max_bytes // 1024**2
        raise InvalidInput(message % {"limit": limit}, code="file_too_large") from error
    return _kept_row(found)


def _placed(upload: disk.Spooled, *, name: str) -> StoredFile:
    """The checked upload in its place on disk, as a row that is not saved yet."""
    if not upload.size_bytes:
        raise InvalidInput(gettext("The file is empty."), code="file_empty")
    checked = check(upload.path, name=name)
    row = StoredFile(name=name, media_type=checked.kind.name)
    if checked.picture is None:
        row.sha256, row.size_bytes = _digest_of(upload, kind=checked.kind), upload.size_bytes
    else:
        picture = checked.picture
        row.sha256, row.size_bytes = disk.sha256_of(picture.data), len(picture.data)
        row.width, row.height = picture.width, picture.height
        upload.path.write_bytes(picture.data)
    row.path = disk.path_for(row.sha256)
    disk.place(upload.path, relative=row.path)
    return row


def _digest_of(upload: disk.Spooled, *, kind: MediaType) -> str:
    """The digest of what is kept: of a film, without what tells of its origin."""
    if kind is not MP4:
        return upload.sha256
    with upload.path.open("r+b") as film:
        if not films.forget_origin(film):
            return upload.sha256
        film.seek(0)
        return hashlib.file_digest(film, "sha256").hexdigest()


@transaction.atomic
def _kept_row(found: StoredFile) -> StoredFile:
    """The row for `found`: a new one, or the one there is, locked and young again."""
    columns = ("name", "media_type", "size_bytes", "path", "width", "height")
    row, is_new = StoredFile.objects.select_for_update().get_or_create(
        sha256=found.sha256, defaults={column: getattr(found, column) for column in columns}
    )
    if is_new:
        publish(FileStored(row.pk, is_picture=BY_NAME[row.media_type].is_picture))
    else:
        row.stored_at = now()
        row.save(update_fields=["stored_at"])
    return row


def make_image_sizes(stored_file_id: int) -> None:
    """Make the smaller sizes of a picture that are still missing. Idempotent.

    A file that has gone meanwhile, or a moving picture, needs none.
    """
    stored_file = StoredFile.objects.filter(pk=stored_file_id).first()
    if stored_file is None or stored_file.width is None:
        return
    present = set(stored_file.variants.values_list("width", flat=True))
    for width in WIDTHS:
        if width < stored_file.width and width not in present:
            with disk.full_path(stored_file.path).open("rb") as content:
                made = smaller(content, width=width)
            if made is not None:
                _keep_variant(stored_file, made)


def _keep_variant(stored_file: StoredFile, made: Smaller) -> None:
    path = disk.path_for(stored_file.sha256, suffix=f"-{made.width}.webp")
    disk.write(made.data, relative=path)
    with transaction.atomic():
        if _locked(stored_file.pk) is None:
            return
        ImageVariant.objects.update_or_create(
            stored_file=stored_file,
            width=made.width,
            defaults={
                "height": made.height,
                "media_type": WEBP.name,
                "path": path,
                "size_bytes": len(made.data),
            },
        )


def _locked(pk: int) -> StoredFile | None:
    """The row, held until the transaction ends; None where it has gone."""
    return StoredFile.objects.select_for_update().filter(pk=pk).first()


@dataclass(frozen=True)
class Cleaned:
    """What a clean-up took away."""

    rows: int
    files: int


def clean_files() -> Cleaned:
    """Delete stored files that nobody has referred to for a day, then bytes that no row names.

    Safe beside uploads: storing the same content again locks the row and makes it young; bytes are
    deleted only when they are old, under a lock that placing respects.
    """
    limit = now() - ORPHANS_ARE_KEPT
    ids = list(selectors.orphans(stored_before=limit).values_list("pk", flat=True))
    rows = sum(_delete_orphan(pk, limit=limit) for pk in ids)
    files = sum(_sweep(folder, limit=limit) for folder in disk.folders())
    logger.info("Cleaned up %d stored files and %d files on disk.", rows, files)
    return Cleaned(rows, files)


@transaction.atomic
def _delete_orphan(pk: int, *, limit: datetime.datetime) -> int:
    if _locked(pk) is None:
        return 0
    orphan = selectors.orphans(stored_before=limit).filter(pk=pk).first()
    if orphan is None:
        return 0
    orphan.delete()
    return 1


def _sweep(folder: str, *, limit: datetime.datetime) -> int:
    names = disk.names_in(folder)
    in_use = selectors.paths_in_use(folder)
    return sum(
        disk.remove_if_older(name, than_timestamp=limit.timestamp())
        for name in names
        if name not in in_use
    )


def discard_unused(stored_file_ids: Iterable[int]) -> int:
    """Delete those of the files that nobody refers to any more, with their bytes, without the day's delay.

    For files of somebody whose account was erased. Returns how many went.
    """
    return sum(_discard(pk) for pk in stored_file_ids)


@transaction.atomic
def _discard(pk: int) -> int:
    stored_file = _locked(pk)
    if stored_file is None or not selectors.orphans(stored_before=now()).filter(pk=pk).exists():
        return 0
    paths = [stored_file.path, *stored_file.variants.values_list("path", flat=True)]
    stored_file.delete()
    limit = now().timestamp()
    transaction.on_commit(lambda: [disk.remove_if_older(p, than_timestamp=limit) for p in paths])
    return 1
