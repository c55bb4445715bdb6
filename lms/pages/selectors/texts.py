"""Reading pages: what visitors see, what staff edits, and older versions."""

import datetime
from dataclasses import dataclass

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from lms.accounts.actors import Actor
from lms.accounts.models import Language, User
from lms.kernel.errors import NotFound
from lms.kernel.paging import Page, page_of
from lms.pages.blanks import blanks_in
from lms.pages.kinds import Kind, TextKey
from lms.pages.models import PageText, PageVersion
from lms.pages.policies import may_edit_pages, versions_readable_by
from lms.pages.rendering import shown
from lms.pages.starting_texts import starting_text

PAGE_SIZE = 25


@dataclass(frozen=True)
class ShownPage:
    """A page as visitors see it. Without `published_at` nobody of staff has published it yet."""

    key: TextKey
    html: str
    source: str
    number: int = 0
    published_at: datetime.datetime | None = None

    @property
    def title(self) -> str:
        """The page's name in the reader's language."""
        return str(self.key.kind.label)


@dataclass(frozen=True)
class EditedText:
    """A text as staff edits it: the draft, or what visitors see, or what we start with."""

    key: TextKey
    source: str
    revision: int
    published: PageVersion | None
    has_draft: bool
    draft_saved_at: datetime.datetime | None
    draft_by: User | None

    @property
    def blanks(self) -> list[str]:
        """What is still to be filled in."""
        return blanks_in(self.source)


@dataclass(frozen=True)
class OverviewEntry:
    """One line of the overview."""

    key: TextKey
    published_at: datetime.datetime | None
    published_by: User | None
    has_draft: bool
    blanks: int


def text_key(kind: str, language: str) -> TextKey:
    """The text of these names. Raises NotFound."""
    if kind not in Kind.values or language not in Language.values:
        raise NotFound(_("There is no such page."), code="page_not_found")
    return TextKey(Kind(kind), language)


def shown_page(key: TextKey) -> ShownPage:
    """What visitors see at present. One query."""
    version = _versions_of(key).first()
    if version is None:
        source = starting_text(key)
        return ShownPage(key, shown(source, language=key.language).html, source)
    return shown_version(key, version)


def shown_version(key: TextKey, version: PageVersion) -> ShownPage:
    """What visitors saw while `version` was the newest."""
    return ShownPage(key, version.html, version.source, version.number, version.published_at)


def _versions_of(key: TextKey) -> QuerySet[PageVersion]:
    rows = PageVersion.objects.filter(text__kind=key.kind, text__language=key.language)
    return rows.select_related("published_by").order_by("-number")


def readable_versions(
    actor: Actor, key: TextKey, *, after: str | None = None, size: int = PAGE_SIZE
) -> Page[PageVersion]:
    """The versions of a page that `actor` may read, the newest first."""
    rows = _versions_of(key).filter(versions_readable_by(actor))
    return page_of(rows, by="-number", key=after, size=size)


def version_to_read(actor: Actor, key: TextKey, *, number: int) -> PageVersion:
    """One version. Raises NotFound."""
    rows = _versions_of(key).filter(versions_readable_by(actor)).select_related("text")
    found = rows.filter(number=number).first()
    if found is None:
        raise NotFound(_("There is no such version."), code="version_not_found")
    return found


def edited_text(actor: Actor, key: TextKey) -> EditedText:
    """The text for its editor. Raises NotFound for who may not edit."""
    if not may_edit_pages(actor):
        raise NotFound(_("There is no such page."), code="page_not_found")
    row = _rows().filter(kind=key.kind, language=key.language).first()
    version = _versions_of(key).first()
    source = version.source if version else starting_text(key)
    row = row or PageText(kind=key.kind, language=key.language)
    return EditedText(
        key=key,
        source=row.draft or source,
        revision=row.revision,
        published=version,
        has_draft=row.has_draft,
        draft_saved_at=row.draft_saved_at,
        draft_by=row.draft_by,
    )


def _rows() -> QuerySet[PageText]:
    return PageText.objects.select_related("draft_by")


def overview(actor: Actor) -> list[OverviewEntry]:
    """Every page in every language, for staff; for others nothing. Two queries."""
    if not may_edit_pages(actor):
        return []
    newest = PageVersion.objects.filter(text=OuterRef("pk")).order_by("-number").values("pk")[:1]
    rows = {row.key: row for row in _rows().annotate(newest=Subquery(newest))}
    wanted = [row.newest for row in rows.values() if row.newest]
    versions = PageVersion.objects.select_related("published_by").in_bulk(wanted)
    keys = [TextKey(kind, language) for kind in Kind for language in Language.values]
    return [_entry(key, rows.get(key), versions) for key in keys]


def _entry(key: TextKey, row: PageText | None, versions: dict[int, PageVersion]) -> OverviewEntry:
    version = versions.get(getattr(row, "newest", None) or 0)
    source = version.source if version else starting_text(key)
    return OverviewEntry(
        key=key,
        published_at=version.published_at if version else None,
        published_by=version.published_by if version else None,
        has_draft=row is not None and row.has_draft,
        blanks=len(blanks_in(source)),
    )
