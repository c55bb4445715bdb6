"""Which rooms there are, and which messages their code and templates ask for."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from django.conf import settings
from django.utils.translation.template import templatize

PROJECT = Path(__file__).resolve().parent.parent.parent
WINGS = ("lms", "courses", "hub", "community")
_KEYWORDS = {
    name + suffix: spec
    for name, spec in {
        "_": None,
        "gettext": None,
        "ngettext": (1, 2),
        "pgettext": ((1, "c"), 2),
        "npgettext": ((1, "c"), 2, 3),
    }.items()
    for suffix in ("", "_lazy", "_noop")
}


@dataclass(frozen=True)
class Room:
    """A folder with texts of its own; rooms inside it keep theirs."""

    path: Path

    @property
    def name(self) -> str:
        """Its dotted name."""
        return self.path.relative_to(PROJECT).as_posix().replace("/", ".")

    def catalogue_path(self, locale: str) -> Path:
        """Where the texts of `locale` are kept."""
        return self.path / "locale" / locale / "LC_MESSAGES" / "django.po"

    def sources(self) -> Iterator[Path]:
        """Code and templates, in a stable order."""
        for path in sorted(self.path.rglob("*")):
            inside = path.relative_to(self.path).parts
            if path.suffix not in {".py", ".html", ".txt"} or "migrations" in inside:
                continue
            if path.suffix != ".py" and "templates" not in inside:
                continue
            if not self._belongs_to_another_room(path):
                yield path

    def _belongs_to_another_room(self, path: Path) -> bool:
        between = [p for p in path.parents if self.path in p.parents]
        return any((folder / "apps.py").exists() for folder in between)


def rooms(names: list[str] | None = None) -> list[Room]:
    """All rooms, or those whose dotted name or last part is in `names`."""
    found = [
        Room(path.parent)
        for wing in WINGS
        for path in sorted((PROJECT / wing).rglob("apps.py"))
        if (path.parent / "__init__.py").exists()
    ]
    if not names:
        return found
    wanted = {name.strip("/").replace("/", ".") for name in names}
    chosen = [room for room in found if {room.name, room.name.rpartition(".")[2]} & wanted]
    if len(chosen) < len(wanted):
        raise SystemExit(f"Unknown room among: {', '.join(sorted(wanted))}")
    return chosen


def extract_room(room: Room) -> Catalog:
    """Every message that the room's code and templates ask for."""
    catalog = Catalog()
    for path in room.sources():
        source = path.read_text("utf-8")
        if path.suffix != ".py":
            source = _template_as_python(source, origin=str(path))
        found = extract("python", io.BytesIO(source.encode()), _KEYWORDS, ["Translators"])
        where = path.relative_to(room.path).as_posix()
        for _line, message_id, comments, context in found:
            if message_id:
                catalog.add(
                    message_id, locations=[(where, 0)], auto_comments=comments, context=context
                )
    return catalog


def _template_as_python(source: str, *, origin: str) -> str:
    """The template's messages as calls; indentation would confuse Python's tokenizer."""
    if not settings.configured:
        settings.configure()
    return "\n".join(line.strip() for line in templatize(source, origin=origin).splitlines())
