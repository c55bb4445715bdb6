"""Runs the learner's cells and answers questions about their values.

Everything here can be tampered with by the code it runs: that is why nothing here compares, and why
nothing that comes out is more than an answer.
"""

import json
import os
import sys
import traceback
from typing import Any

import travel

ANSWERS = int(sys.argv[1])
MOST_MESSAGE = 500
OWN_FILE = "<cell "


def main() -> None:
    """Read the program from the standard input; write one line per step."""
    program = json.loads(sys.stdin.buffer.read())
    sys.stdin = None
    names = {"__name__": "__main__", "__builtins__": __builtins__}
    for step in program:
        tell({"step": step["step"], **done(step, names)})


def done(step: dict[str, Any], names: dict[str, Any]) -> dict[str, Any]:
    """Run one step: a cell, or a question."""
    try:
        if step["do"] == "run":
            exec(compile(step["source"], f"{OWN_FILE}{step['cell']}>", "exec"), names)
            return {"ok": True}
        return {"value": travel.packed(eval(step["source"], names))}
    except travel.CannotTravel as error:
        return {"stays": str(error)}
    except BaseException as error:
        return {"error": described(error), "kinds": [kind.__name__ for kind in type(error).__mro__]}


def described(error: BaseException) -> dict[str, Any]:
    """The type and message of an error, and the line of the learner's cell that it came from."""
    lines = [
        frame.lineno
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename.startswith(OWN_FILE)
    ]
    line = error.lineno if isinstance(error, SyntaxError) else (lines[-1] if lines else 0)
    return {"kind": type(error).__name__, "message": str(error)[:MOST_MESSAGE], "line": line}


def tell(answer: dict[str, Any]) -> None:
    """One line of JSON for the platform."""
    data = (json.dumps(answer) + "\n").encode()
    while data:
        data = data[os.write(ANSWERS, data) :]


main()
