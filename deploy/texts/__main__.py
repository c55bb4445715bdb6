"""The three commands: update, check, compile."""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator

from babel.messages.mofile import write_mo

from deploy.texts.extraction import PROJECT, Room, rooms
from deploy.texts.files import LOCALES, merged, messages, read_catalogue, render
from deploy.texts.rules import RULES, is_translated, singular_id, texts


def update(chosen: list[Room]) -> int:
    """Bring the catalogues up to date with the sources; say what still lacks a translation."""
    for room in chosen:
        for locale, path, catalog in merged(room):
            for message in messages(read_catalogue(path)):
                if message.id and not catalog.get(message.id, message.context):
                    print(f"{room.name} {locale}: no longer used: “{singular_id(message)}”")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(render(catalog, locale=locale), "utf-8")
            missing = sum(not is_translated(message) for message in messages(catalog))
            if missing:
                print(f"{room.name} {locale}: {missing} of {len(catalog)} lack a translation")
    return 0


def problems_of(room: Room) -> Iterator[str]:
    """What is wrong with the room's catalogues, a sentence each."""
    for locale, path, catalog in merged(room):
        shown = path.relative_to(PROJECT)
        for message in messages(catalog):
            for sentence, holds in RULES[locale]:
                if not holds(message):
                    yield f"{shown}: “{singular_id(message)}” {sentence}."
        if (path.read_text("utf-8") if path.exists() else "") != render(catalog, locale=locale):
            yield f"{shown} is out of date: run `deploy/catalogues.py update {room.name}`."


def disagreements(chosen: list[Room]) -> Iterator[str]:
    """Messages that rooms translate differently: Django would show one text in both places."""
    for locale in LOCALES:
        said: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        for room in chosen:
            for message in messages(read_catalogue(room.catalogue_path(locale))):
                key = (singular_id(message), message.context or "")
                said[key][" / ".join(texts(message))] = room.name
        for (message_id, _), by_text in said.items():
            if len(by_text) > 1:
                where = ", ".join(f"“{text}” in {room}" for text, room in by_text.items())
                yield f"{locale}: “{message_id}” is {where}. Agree on one, or give a context."


def check(chosen: list[Room]) -> int:
    """Print every problem; 1 when there is one."""
    problems = [problem for room in chosen for problem in problems_of(room)]
    problems += disagreements(chosen)
    print("\n".join(problems) or "The catalogues are complete.")
    return bool(problems)


def compile_catalogues(chosen: list[Room]) -> int:
    """Write what Django reads, next to each catalogue; leave files alone that are newer."""
    for room in chosen:
        for source in sorted((room.path / "locale").glob("*/LC_MESSAGES/django.po")):
            target = source.with_suffix(".mo")
            if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
                continue
            with target.open("wb") as file:
                write_mo(file, read_catalogue(source))
    return 0


COMMANDS = {"update": update, "check": check, "compile": compile_catalogues}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="deploy/catalogues.py", description=__doc__)
    parser.add_argument("command", choices=COMMANDS)
    parser.add_argument("room", nargs="*", help="a dotted name or its last part; default: all")
    options = parser.parse_args(arguments)
    return COMMANDS[options.command](rooms(options.room))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
