"""Compares the learner's answers with what is expected. Only the author's code runs here."""

import builtins
import importlib
import json
import os
import sys
import unittest
from typing import Any

import travel

ANSWERS = int(sys.argv[1])
MOST_SHOWN = 200


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= MOST_SHOWN else text[: MOST_SHOWN - 1] + "…"


class Unequal(AssertionError):
    """Two values differ."""

    def __init__(self, left: Any, right: Any, message: Any) -> None:
        self.left, self.right = _shown(left), _shown(right)
        super().__init__(message or "")


def _same(left: Any, right: Any) -> bool:
    for value in (left, right):
        if type(value).__module__.partition(".")[0] == "pandas" and hasattr(value, "equals"):
            return type(left) is type(right) and bool(left.equals(right))
    if any(
        type(value).__module__ == "numpy" and getattr(value, "shape", ()) for value in (left, right)
    ):
        np = importlib.import_module("numpy")

        return bool(np.array_equal(np.asarray(left), np.asarray(right)))
    return bool(left == right)


def _assert_equal(left: Any, right: Any, message: Any = None) -> None:
    if not _same(left, right):
        raise Unequal(left, right, message)


def _helpers() -> dict[str, Any]:
    case = unittest.TestCase()
    case.maxDiff = None
    words = {
        "equal": "Equal",
        "not_equal": "NotEqual",
        "almost_equal": "AlmostEqual",
        "not_almost_equal": "NotAlmostEqual",
        "true": "True",
        "false": "False",
        "in": "In",
        "not_in": "NotIn",
        "is_none": "IsNone",
        "is_not_none": "IsNotNone",
        "greater": "Greater",
        "greater_equal": "GreaterEqual",
        "less": "Less",
        "less_equal": "LessEqual",
        "count_equal": "CountEqual",
        "list_equal": "ListEqual",
        "dict_equal": "DictEqual",
        "tuple_equal": "TupleEqual",
        "set_equal": "SetEqual",
        "is_instance": "IsInstance",
    }
    known = {f"assert_{name}": getattr(case, f"assert{word}") for name, word in words.items()}
    return {**known, "assert_equals": _assert_equal, "assert_equal": _assert_equal}


def main() -> None:
    """Read the program from the standard input; write one line per check."""
    program = json.loads(sys.stdin.buffer.read())
    names = {"__name__": "__main__", **_helpers(), "_assert_equal": _assert_equal}
    for step in program["steps"]:
        tell(step, done(step, names, program["answers"]))


def done(
    step: dict[str, Any], names: dict[str, Any], answers: dict[str, Any]
) -> dict[str, Any] | None:
    """Run one step: the author's code, or a check."""
    try:
        return judged(step, names, answers)
    except Unequal as error:
        values = {"left": error.left, "right": error.right, "message": str(error)[:MOST_SHOWN]}
        return {"passed": False, "because": "unequal", "values": values}
    except AssertionError as error:
        return {
            "passed": False,
            "because": "untrue",
            "values": {"message": str(error)[:MOST_SHOWN]},
        }
    except travel.CannotTravel as error:
        return {"passed": False, "because": "no_value", "values": {"stays": str(error)}}
    except Exception as error:
        values = {"kind": type(error).__name__, "message": str(error)[:MOST_SHOWN]}
        return {"passed": False, "because": "test_failed", "values": values}


def judged(
    step: dict[str, Any], names: dict[str, Any], answers: dict[str, Any]
) -> dict[str, Any] | None:
    """Run one step. What it raises says why a check is not passed."""
    if step["do"] == "given":
        exec(step["source"], names)
        return None
    if step["do"] == "raises":
        return raised(step, answers[step["answers"][0]])
    for name in step["answers"]:
        if "value" not in answers[name]:
            return {"passed": False, "because": "no_value", "values": reason(answers[name])}
        names[name] = travel.unpacked(answers[name]["value"])
    exec(step["source"], names)
    return {"passed": True, "because": "", "values": {}}


def reason(answer: dict[str, Any]) -> dict[str, str]:
    """Why there is no value: an error, or something that stays where it is."""
    if "error" in answer:
        return {"kind": str(answer["error"]["kind"]), "message": str(answer["error"]["message"])}
    return {"stays": str(answer.get("stays", ""))}


def raised(step: dict[str, Any], answer: dict[str, Any]) -> dict[str, Any]:
    """Whether the learner's code raised what was wanted."""
    wanted = [getattr(builtins, name, None) for name in step["raising"]]
    names = {kind.__name__ for kind in wanted if isinstance(kind, type)}
    passed = bool(names & set(answer.get("kinds", ())))
    values = {} if passed else {"wanted": ", ".join(step["raising"])}
    return {"passed": passed, "because": "" if passed else "not_raised", "values": values}


def tell(step: dict[str, Any], verdict: dict[str, Any] | None) -> None:
    """One line of JSON for the platform; steps that check nothing are not told of."""
    if verdict is None:
        return
    data = (json.dumps({"check": step["check"], **verdict}) + "\n").encode()
    while data:
        data = data[os.write(ANSWERS, data) :]


main()
