"""YAML as text, lists and mappings, each value with its line. Nothing else of YAML is read.

Every scalar stays the text that was typed: what it means (a number, a choice) is said by the field it
fills. So `title: No` is a title, and `school: 01234` keeps its zero. Refused are anchors and aliases (a few
bytes could unfold to gigabytes), tags (they could build objects), and a key that comes twice.
"""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

import yaml
from django.utils.translation import gettext as _

from courses.packages.problems import Findings

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
Place: TypeAlias = tuple[Hashable, ...]
MAX_DEPTH = 8


@dataclass
class Document:
    """A value with the line, counted from 1, on which each part of it begins."""

    value: Value
    file: str
    lines: dict[Place, int] = field(default_factory=dict)

    def line_of(self, *place: Hashable) -> int:
        """The line of `place`, such as ("sections", 0, "id"), or of the nearest thing around it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


class _Refused(Exception):
    """Something that is YAML but not for us."""

    def __init__(self, code: str, message: str, line: int) -> None:
        super().__init__(message)
        self.code, self.message, self.line = code, message, line


def read_yaml(text: str, *, file: str, findings: Findings, first_line: int = 1) -> Document | None:
    """Read one YAML document that begins on `first_line` of `file`; None after noting a problem."""
    document = Document(None, file, {(): first_line})
    lines = _Lines(text, first_line)
    try:
        events = yaml.parse(text, Loader=yaml.SafeLoader)
        document.value = _Reader(events, document, lines).document_value()
    except _Refused as refused:
        findings.problem(refused.code, refused.message, file=file, line=refused.line)
        return None
    except yaml.MarkedYAMLError as error:
        line = lines.of(_mark_of(error))
        findings.problem("broken_yaml", _explain(error), file=file, line=line)
        return None
    except yaml.reader.ReaderError as error:
        line = first_line + text.count("\n", 0, error.position)
        message = _("The text contains an invisible control character.")
        findings.problem("control_character", message, file=file, line=line)
        return None
    return document


class _Mark(Protocol):
    """A place in the text, counted from 0."""

    @property
    def index(self) -> int:
        """The character."""

    @property
    def line(self) -> int:
        """The line, as YAML counts."""


class _Lines:
    """Line numbers as editors count them; YAML also counts three rare characters as line ends."""

    def __init__(self, text: str, first_line: int) -> None:
        self._text = text
        self._first_line = first_line
        self._has_rare_ends = any(mark in text for mark in ("\x85", "\u2028", "\u2029"))

    def of(self, mark: _Mark | None) -> int:
        """The line of `mark`."""
        if mark is None:
            return self._first_line
        rare = self._has_rare_ends
        return self._first_line + (self._text.count("\n", 0, mark.index) if rare else mark.line)


class _Reader:
    """Builds values from the parser's events. Depth is limited, so recursion is too."""

    def __init__(self, events: Iterator[yaml.Event], document: Document, lines: _Lines) -> None:
        self._events = events
        self._document = document
        self._lines = lines

    def document_value(self) -> Value:
        """The value of the one document in the stream."""
        value: Value = None
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    message = _("A second document begins here. Remove the line “---”.")
                    raise _Refused("broken_yaml", message, self._line(event))
                value = self._value(next(self._events), ())
        return value

    def _line(self, event: yaml.Event) -> int:
        return self._lines.of(event.start_mark)

    def _value(self, event: yaml.Event, place: Place) -> Value:
        self._check(event, place)
        self._document.lines.setdefault(place, self._line(event))
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(place)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(place)
        return _scalar(event)

    def _check(self, event: yaml.Event, place: Place) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            message = _("References (& and *) are not possible here. Write the value out.")
            raise _Refused("yaml_reference", message, self._line(event))
        if getattr(event, "tag", None):
            message = _("Types (!) are not possible here. Put text that begins with ! in quotes.")
            raise _Refused("yaml_tag", message, self._line(event))
        if len(place) > MAX_DEPTH:
            message = _("Lists and fields are nested too deeply here.")
            raise _Refused("yaml_depth", message, self._line(event))

    def _list(self, place: Place) -> list[Value]:
        values: list[Value] = []
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            values.append(self._value(event, (*place, len(values))))
        return values

    def _mapping(self, place: Place) -> dict[str, Value]:
        values: dict[str, Value] = {}
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._key(event, values, place)
            self._document.lines[(*place, key)] = self._line(event)
            values[key] = self._value(next(self._events), (*place, key))
        return values

    def _key(self, event: yaml.Event, values: dict[str, Value], place: Place) -> str:
        self._check(event, place)
        if not isinstance(event, yaml.ScalarEvent):
            message = _("The name of a field is missing before the colon.")
            raise _Refused("broken_yaml", message, self._line(event))
        key = str(event.value)
        if key in values:
            message = _("The field “%(name)s” is given twice, first on line %(line)d.")
            first = self._document.lines[(*place, key)]
            raise _Refused(
                "duplicate_field", message % {"name": key, "line": first}, self._line(event)
            )
        return key


def _scalar(event: yaml.Event) -> str | None:
    """The typed text; None where nothing was typed."""
    assert isinstance(event, yaml.ScalarEvent)
    if event.style is None and event.value in ("", "~", "null"):
        return None
    return str(event.value)


def _mark_of(error: yaml.MarkedYAMLError) -> _Mark | None:
    """Where to look: what is never closed is mended where it opens."""
    problem = error.problem or ""
    unclosed = problem.startswith(("found unexpected end of stream", "expected ',' or"))
    return error.context_mark if unclosed else error.problem_mark


def _explain(error: yaml.MarkedYAMLError) -> str:
    """The usual slips in words that help; the parser's own words otherwise."""
    problem = error.problem or ""
    explanations = {
        "mapping values are not allowed": _(
            "There is a colon too many here, or one too few on the line above. "
            "Put text that contains one in quotes: title: 'First: …'."
        ),
        "found character '\\t'": _("Indent with blanks, not with the tabulator key."),
        "could not find expected ':'": _("Here a field without a colon ends: write “name: value”."),
        "found unexpected end of stream": _("A quotation mark is opened here but never closed."),
        "expected <block end>": _("This line is not indented like the ones it belongs to."),
        "expected ',' or": _("After this bracket a comma or the closing bracket is missing."),
        "cannot start any token": _(
            "A value can't begin with this character. Put the value in quotes."
        ),
        "did not find expected": _("This line is not indented like the ones it belongs to."),
    }
    for beginning, explanation in explanations.items():
        if beginning in problem:
            return explanation
    return _("This is not valid YAML (%(reason)s).") % {"reason": problem}
