"""Filling the shelf again from the packages among the uploads, say after a backup was put back."""

import logging

from django.utils.translation import ngettext

from courses.h5p import shelf
from courses.h5p.body import take_package
from courses.h5p.engine.findings import PackageRefused
from courses.h5p.models import Content
from lms.files.disk import full_path

logger = logging.getLogger(__name__)


def restock() -> str:
    """Lay out every content that is not on the shelf, with its libraries; returns a sentence, or "".

    Packages that lean on libraries of others come after those. What can't be read is logged and left out.
    """
    waiting = [c for c in Content.objects.select_related("package") if not _is_there(c)]
    total = len(waiting)
    while waiting:
        left = [content for content in waiting if not _laid_out(content)]
        if len(left) == len(waiting):
            break
        waiting = left
    for content in waiting:
        logger.error("The H5P content %s could not be laid out.", content.public_id)
    if not total:
        return ""
    number = total - len(waiting)
    text = ngettext(
        "%(number)s interactive content was laid out again.",
        "%(number)s interactive contents were laid out again.",
        number,
    )
    return text % {"number": number}


def _is_there(content: Content) -> bool:
    return shelf.store().content_folder(content.package.sha256).exists()


def _laid_out(content: Content) -> bool:
    try:
        take_package(full_path(content.package.path), origin=content.package.name)
    except (PackageRefused, OSError):
        return False
    return True
