"""How many points a content can give, counted from its parameters: the browser's word is not enough.

The rules are those of the content types as their authors' guides on h5p.org tell them. None where a type is
not known or counts in a way that its parameters don't show; then the claimed maximum holds.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from courses.h5p.engine.versions import parse_library_name

STARRED = re.compile(r"\*(?:[^*]|\*\*)+\*(?!\*)")
"""A gap, or a word to mark: between asterisks; two asterisks are one that is meant."""

Rule = Callable[[Mapping[str, Any]], "float | None"]


def maximum_of(library: str, params: Mapping[str, Any]) -> float | None:
    """The points that a content of `library` ("H5P.Blanks 1.14") can give; None when unknown."""
    name = parse_library_name(library)
    if name is None:
        return None
    rule = RULES.get(name.machine_name)
    return rule(params) if rule else None


def _one(_params: Mapping[str, Any]) -> float:
    return 1.0


def _nothing(_params: Mapping[str, Any]) -> float:
    return 0.0


def _behaviour(params: Mapping[str, Any]) -> Mapping[str, Any]:
    value = params.get("behaviour")
    return value if isinstance(value, Mapping) else {}


def _objects(params: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    value = params.get(name)
    return [each for each in value if isinstance(each, Mapping)] if isinstance(value, list) else []


def _multi_choice(params: Mapping[str, Any]) -> float:
    """One point for a single answer or on request; else one for each right answer, at least one."""
    behaviour = _behaviour(params)
    right = sum(1 for answer in _objects(params, "answers") if answer.get("correct") is True)
    kind = behaviour.get("type", "auto")
    is_single = kind == "single" or (kind == "auto" and right == 1)
    return 1.0 if is_single or behaviour.get("singlePoint") is True else float(max(right, 1))


def _blanks(params: Mapping[str, Any]) -> float:
    questions = params.get("questions")
    texts = (
        [text for text in questions if isinstance(text, str)] if isinstance(questions, list) else []
    )
    return float(sum(len(STARRED.findall(text)) for text in texts))


def _starred(name: str) -> Rule:
    def rule(params: Mapping[str, Any]) -> float | None:
        text = params.get(name)
        return float(len(STARRED.findall(text))) if isinstance(text, str) else None

    return rule


def _count(name: str) -> Rule:
    return lambda params: float(len(_objects(params, name)))


def _single_choice_set(params: Mapping[str, Any]) -> float:
    return float(sum(1 for choice in _objects(params, "choices") if choice.get("answers")))


def _summary(params: Mapping[str, Any]) -> float:
    return float(sum(1 for entry in _objects(params, "summaries") if entry.get("summary")))


def _parts(params: Mapping[str, Any]) -> float | None:
    """The sum over the contents inside; None as soon as one of them is unknown."""
    total = 0.0
    for library, inner in contents_within(params):
        points = maximum_of(library, inner)
        if points is None:
            return None
        total += points
    return total


def contents_within(value: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The contents directly inside a content: library and parameters of each."""
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, Mapping):
            library, params = each.get("library"), each.get("params")
            if isinstance(library, str) and isinstance(params, Mapping):
                yield library, params
            else:
                waiting.extend(reversed(list(each.values())))
        elif isinstance(each, list):
            waiting.extend(reversed(each))


RULES: Mapping[str, Rule] = {
    "H5P.TrueFalse": _one,
    "H5P.MultiChoice": _multi_choice,
    "H5P.Blanks": _blanks,
    "H5P.DragText": _starred("textField"),
    "H5P.MarkTheWords": _starred("textField"),
    "H5P.SingleChoiceSet": _single_choice_set,
    "H5P.Summary": _summary,
    "H5P.Flashcards": _count("cards"),
    "H5P.QuestionSet": _parts,
    "H5P.Column": _parts,
    "H5P.Row": _parts,
    "H5P.RowColumn": _parts,
    "H5P.InteractiveBook": _parts,
    **dict.fromkeys(
        (
            "H5P.AdvancedText",
            "H5P.Text",
            "H5P.Image",
            "H5P.Video",
            "H5P.Audio",
            "H5P.Table",
            "H5P.Link",
            "H5P.Accordion",
            "H5P.Dialogcards",
            "H5P.Timeline",
            "H5P.ImageSlider",
            "H5P.ImageHotspots",
            "H5P.Questionnaire",
            "H5P.SimpleMultiChoice",
            "H5P.OpenEndedQuestion",
            "H5P.Collage",
        ),
        _nothing,
    ),
    "H5P.LernhubChoice": _multi_choice,
    "H5P.LernhubSelfAssessment": _nothing,
}
