"""Saving, publishing and restoring the texts of pages.

Whoever saves names the revision she started from. When somebody else has saved meanwhile, nothing is
written: StaleText carries what stands there now.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from lms.accounts.models import User
from lms.kernel.audit import record
from lms.kernel.clock import now
from lms.kernel.errors import InvalidInput, NotFound
from lms.kernel.events import publish
from lms.kernel.locking import lock
from lms.kernel.permissions import require
from lms.pages.errors import StaleText
from lms.pages.events import PagePublished
from lms.pages.kinds import TextKey
from lms.pages.limits import NOTE_LETTERS, TEXT_LETTERS, tidy
from lms.pages.models import PageText, PageVersion
from lms.pages.policies import may_edit_pages
from lms.pages.rendering import shown
from lms.pages.starting_texts import starting_text


@transaction.atomic
def save_draft(*, actor: User, key: TextKey, source: str, revision: int) -> PageText:
    """Keep `source` for later; visitors go on reading what is published.

    Raises NotAllowed, InvalidInput, StaleText.
    """
    require(may_edit_pages, actor)
    words = _words(source)
    text = _current(key, revision=revision)
    text.draft, text.draft_saved_at, text.draft_by = words, now(), actor
    _save(text)
    record(actor=actor, action="page.draft_saved", target=text, key=str(text))
    return text


@transaction.atomic
def discard_draft(*, actor: User, key: TextKey, revision: int) -> None:
    """Forget the draft; what is published stays. Raises NotAllowed, StaleText."""
    require(may_edit_pages, actor)
    text = _current(key, revision=revision)
    if not text.has_draft:
        return
    _without_draft(text)
    _save(text)
    record(actor=actor, action="page.draft_discarded", target=text, key=str(text))


@transaction.atomic
def publish_page(
    *, actor: User, key: TextKey, source: str, revision: int, note: str = ""
) -> PageVersion:
    """Show `source` to everybody as a new version. The same text again is the same version.

    Raises NotAllowed, InvalidInput (what in the Markdown must be mended, by line), StaleText.
    """
    require(may_edit_pages, actor)
    words = _words(source)
    html = _html(words, key=key)
    if len(note) > NOTE_LETTERS:
        message = _("Please say in at most %(most)d characters what is new.") % {
            "most": NOTE_LETTERS
        }
        raise InvalidInput(message, fields={"note": message})
    text = _current(key, revision=revision)
    newest = text.versions.first()
    _without_draft(text)
    _save(text)
    if newest is not None and newest.source == words:
        return newest
    return _publish(actor, text, source=words, html=html, note=tidy(note))


@transaction.atomic
def restore_version(*, actor: User, key: TextKey, number: int, revision: int) -> PageVersion:
    """Publish version `number` once more, as the newest. A draft stays.

    Raises NotAllowed, NotFound, StaleText.
    """
    require(may_edit_pages, actor)
    text = _current(key, revision=revision)
    old = text.versions.filter(number=number).first()
    if old is None:
        raise NotFound(_("There is no such version."), code="version_not_found")
    newest = text.versions.first()
    if newest is not None and newest.source == old.source:
        return newest
    _save(text)
    html = _html(old.source, key=key)
    return _publish(actor, text, source=old.source, html=html, restored_from=number)


def _publish(
    actor: User,
    text: PageText,
    *,
    source: str,
    html: str,
    note: str = "",
    restored_from: int | None = None,
) -> PageVersion:
    newest = text.versions.first()
    version = PageVersion.objects.create(
        text=text,
        number=newest.number + 1 if newest else 1,
        source=source,
        html=html,
        note=note,
        restored_from=restored_from,
        published_by=actor,
    )
    details = {"restored_from": restored_from} if restored_from else {}
    record(
        actor=actor,
        action="page.published",
        target=text,
        key=str(text),
        number=version.number,
        **details,
    )
    publish(PagePublished(version.pk))
    return version


def _current(key: TextKey, *, revision: int) -> PageText:
    """The row, locked, if it is still at `revision`; 0 is before the first save."""
    row, _created = PageText.objects.get_or_create(kind=key.kind, language=key.language)
    text = lock(PageText, row.pk)
    if text.revision != revision:
        message = _("Somebody else has saved this page meanwhile. Both texts are here.")
        raise StaleText(message, theirs=_present_source(text), revision=text.revision)
    return text


def _present_source(text: PageText) -> str:
    if text.has_draft:
        return text.draft
    newest = text.versions.first()
    return newest.source if newest else starting_text(text.key)


def _save(text: PageText) -> None:
    text.revision += 1
    text.save()


def _without_draft(text: PageText) -> None:
    text.draft, text.draft_saved_at, text.draft_by = "", None, None


def _words(source: str) -> str:
    """The text as it is kept; the sentences name the field."""
    words = tidy(source)
    if not words:
        message = _("An empty page can’t be saved.")
        raise InvalidInput(message, code="no_words", fields={"source": message})
    if len(words) > TEXT_LETTERS:
        message = _("That is too long: %(letters)d characters, %(most)d are possible.") % {
            "letters": len(words),
            "most": TEXT_LETTERS,
        }
        raise InvalidInput(message, code="too_long", fields={"source": message})
    return words


def _html(source: str, *, key: TextKey) -> str:
    """The page for visitors. Raises InvalidInput with every line that must be mended."""
    rendered = shown(source, language=key.language)
    if rendered.problems:
        lines = [
            _("Line %(line)d: %(message)s") % {"line": p.line, "message": p.message}
            for p in rendered.problems
        ]
        raise InvalidInput(
            _("Some lines need a change before this can be published."),
            code="markup_problems",
            fields={"source": " ".join(lines)},
        )
    return rendered.html
