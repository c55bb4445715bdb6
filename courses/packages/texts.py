"""Text files of a package: UTF-8, with plain line ends, and the parts of a unit's file."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from courses.packages.problems import Findings
from courses.packages.source import Source, UnreadableFile, too_large

FENCE = "---"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
# What no text needs and PostgreSQL (NUL) or HTML (the rest) can't hold.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def read_text(source: Source, path: str, *, limit_bytes: int, findings: Findings) -> str | None:
    """The text of the file at `path`; None after noting a problem."""
    if source.sizes[path] > limit_bytes:
        message = too_large(source.sizes[path], limit_bytes=limit_bytes)
        findings.problem("text_too_large", message, file=path)
        return None
    try:
        content = source.read(path)
    except UnreadableFile as error:
        findings.problem("unreadable", str(error), file=path)
        return None
    return _decoded(content, path, findings)


def _decoded(content: bytes, path: str, findings: Findings) -> str | None:
    if content.startswith(_UTF16_MARKS):
        findings.problem("not_utf8", _("The file is UTF-16. Save it as UTF-8."), file=path)
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = _(
            "This line is not UTF-8 (byte %(number)d, 0x%(byte)02X). Save the file as UTF-8."
        )
        values = {"number": error.start + 1, "byte": content[error.start]}
        line = content.count(b"\n", 0, error.start) + 1
        findings.problem("not_utf8", message % values, file=path, line=line)
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = _CONTROL.search(text)
    if found:
        message = _("The text contains an invisible control character.")
        line = text.count("\n", 0, found.start()) + 1
        findings.problem("control_character", message, file=path, line=line)
        return None
    return text


@dataclass(frozen=True)
class UnitFile:
    """The front matter, which begins on line 2, and the body with the line on which it begins."""

    front_matter: str
    body: str
    body_line: int


def split_unit(text: str, *, file: str, findings: Findings) -> UnitFile | None:
    """The parts of a unit's file; None after noting a problem."""
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        message = _("A unit begins with a line “---”, its fields, and another line “---”.")
        findings.problem("no_front_matter", message, file=file, line=1)
        return None
    end = next((at for at, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if end is None:
        message = _("The fields at the top must end with a line “---”.")
        findings.problem("no_front_matter", message, file=file, line=1)
        return None
    start = end + 1
    while start < len(lines) and not lines[start].strip():
        start += 1
    body = normal_body("\n".join(lines[start:]))
    return UnitFile("\n".join(lines[1:end]), body, start + 1)


def normal_body(body: str) -> str:
    """`body` without blank lines around it, as it is kept."""
    lines = body.split("\n")
    while lines and not lines[0].strip():
        lines.pop(0)
    while lines and not lines[-1].strip():
        lines.pop()
    return "\n".join(lines)
