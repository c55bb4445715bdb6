"""Catalogue files: read, merged with what the sources ask for, written so that only changes show."""

import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from deploy.texts.extraction import Room, extract_room
from deploy.texts.rules import addresses_formally, is_translated

LOCALES = ("de", "en", "de_Informal")
_HEADER = """\
msgid ""
msgstr ""
"Language: {locale}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


def read_catalogue(path: Path) -> Catalog:
    """The catalogue at `path`; an empty one when there is none yet."""
    if not path.exists():
        return Catalog()
    with path.open("rb") as file:
        return read_po(file, ignore_obsolete=True)


def merge(wanted: Catalog, known: Catalog, *, locale: str, formal: Catalog) -> Catalog:
    """The wanted messages with the translations already known.

    English says what the id says. `de_Informal` keeps only what overrides `formal`, the German one.
    """
    result = Catalog()
    for message in sorted(messages(wanted)):
        old = known.get(message.id, message.context)
        if locale == "de_Informal" and not _needs_informal(message, old, formal):
            continue
        string = old.string if old and _same_shape(old, message) else None
        if locale == "en" and not (old and is_translated(old)):
            string = message.id
        result.add(
            message.id,
            string,
            locations=message.locations,
            flags=(old.flags & {"fuzzy"}) if old else (),
            auto_comments=message.auto_comments,
            user_comments=old.user_comments if old else (),
            context=message.context,
        )
    return result


def render(catalog: Catalog, *, locale: str) -> str:
    """The file's text: sorted, without dates and line numbers, so that only real changes show."""
    buffer = io.BytesIO()
    write_po(
        buffer,
        catalog,
        width=100,
        omit_header=True,
        sort_output=True,
        include_lineno=False,
        ignore_obsolete=True,
    )
    text: str = _HEADER.format(locale=locale) + buffer.getvalue().decode()
    return text.rstrip("\n") + "\n"


def messages(catalog: Catalog) -> Iterator[Message]:
    """The catalogue's messages without its header."""
    return (message for message in catalog if message.id)


def _same_shape(old: Message, new: Message) -> bool:
    return bool(old.pluralizable) == bool(new.pluralizable)


def _needs_informal(message: Message, old: Message | None, formal: Catalog) -> bool:
    if old and is_translated(old):
        return True
    german = formal.get(message.id, message.context)
    return german is not None and addresses_formally(german)


def merged(room: Room) -> Iterator[tuple[str, Path, Catalog]]:
    """Each locale with its file and what the file should hold."""
    wanted = extract_room(room)
    if not len(wanted) and not (room.path / "locale").exists():
        return
    formal = read_catalogue(room.catalogue_path("de"))
    for locale in LOCALES:
        path = room.catalogue_path(locale)
        yield locale, path, merge(wanted, read_catalogue(path), locale=locale, formal=formal)
