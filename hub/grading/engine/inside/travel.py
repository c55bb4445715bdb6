"""Values on their way out of the learner's process: plain data, JSON, nothing that could act.

`packed` runs where the learner's code runs and may be tampered with; `unpacked` runs with the judge and
makes nothing but new plain values, whatever it is given.
"""

import base64
import importlib
import math
from collections.abc import Callable
from typing import Any

DEPTH = 30
MOST_ITEMS = 200_000
ARRAY_KINDS = "biufcSU"


class CannotTravel(Exception):
    """A value is not plain data."""


def packed(value: Any, depth: int = 0) -> list[Any]:
    """`value` for JSON, as [kind, content]. Raises CannotTravel."""
    if depth > DEPTH:
        raise CannotTravel("nested too deeply")
    if value is None:
        return ["none", None]
    if isinstance(value, bool):
        return ["bool", value]
    if isinstance(value, int):
        return ["int", int.__repr__(value)]
    if isinstance(value, str):
        return ["str", str.__str__(value)]
    if isinstance(value, float):
        return ["float", float.__repr__(value)]
    return _packed_rarer(value, depth + 1)


def _packed_rarer(value: Any, depth: int) -> list[Any]:
    if isinstance(value, complex):
        return ["complex", [repr(value.real), repr(value.imag)]]
    if isinstance(value, bytes):
        return ["bytes", base64.b64encode(value).decode()]
    return _packed_collection(value, depth)


def _packed_collection(value: Any, depth: int) -> list[Any]:
    for kind in (list, tuple, set, frozenset):
        if isinstance(value, kind):
            return [kind.__name__, [packed(item, depth) for item in value]]
    if isinstance(value, dict):
        pairs = [[packed(key, depth), packed(item, depth)] for key, item in value.items()]
        return ["dict", pairs]
    if isinstance(value, range):
        return ["range", [str(value.start), str(value.stop), str(value.step)]]
    return _packed_scientific(value, depth)


def _packed_scientific(value: Any, depth: int) -> list[Any]:
    module = type(value).__module__.partition(".")[0]
    if module == "numpy" and hasattr(value, "dtype"):
        return _packed_array(value, depth)
    name = type(value).__name__
    if module == "pandas" and name == "DataFrame":
        columns = [packed(value.iloc[:, place], depth) for place in range(value.shape[1])]
        index, names = packed(value.index, depth), packed(list(value.columns), depth)
        return ["frame", [index, names, columns]]
    if module == "pandas" and name == "Series":
        items = packed(list(value), depth) if _is_mixed(value) else packed(value.to_numpy(), depth)
        return ["series", [items, packed(value.index, depth), packed(value.name, depth)]]
    if module == "pandas" and hasattr(value, "tolist"):
        return ["index", [packed(value.tolist(), depth), packed(value.name, depth)]]
    if hasattr(value, "isoformat"):
        return ["moment", str(value.isoformat())]
    raise CannotTravel("of the type " + name)


def _is_mixed(series: Any) -> bool:
    return getattr(series.dtype, "kind", "O") not in ARRAY_KINDS


def _packed_array(value: Any, depth: int) -> list[Any]:
    if value.dtype.kind in "mM":
        return ["moments", [str(value.dtype), packed(value.astype("int64"), depth)]]
    if value.dtype.kind not in ARRAY_KINDS:
        return ["objects", packed(value.tolist(), depth)]
    shape = [int(length) for length in value.shape]
    return ["array", [value.dtype.str, shape, base64.b64encode(value.tobytes()).decode()]]


def unpacked(value: Any) -> Any:
    """The plain value behind what came out. Raises CannotTravel for anything that is not as packed."""
    try:
        return _unpacked(value, [MOST_ITEMS])
    except CannotTravel:
        raise
    except Exception as error:
        raise CannotTravel("not readable (" + type(error).__name__ + ")") from None


def _unpacked(value: Any, left: list[int]) -> Any:
    left[0] -= 1
    if left[0] < 0:
        raise CannotTravel("too large")
    kind, content = value
    if kind in PLAIN:
        return PLAIN[kind](content)
    if kind in COLLECTIONS:
        return COLLECTIONS[kind]([_unpacked(item, left) for item in content])
    if kind == "dict":
        return {_unpacked(key, left): _unpacked(item, left) for key, item in content}
    return _unpacked_scientific(kind, content, left)


def _text(content: Any) -> str:
    if type(content) is not str:
        raise CannotTravel("not a text")
    return content


def _flag(content: Any) -> bool:
    if type(content) is not bool:
        raise CannotTravel("not a truth value")
    return content


PLAIN: dict[str, Callable[[Any], Any]] = {
    "none": lambda _content: None,
    "bool": _flag,
    "int": lambda content: int(_text(content)),
    "str": _text,
    "float": lambda content: float(_text(content)),
    "complex": lambda content: complex(float(content[0]), float(content[1])),
    "bytes": lambda content: base64.b64decode(_text(content), validate=True),
    "range": lambda content: range(*(int(_text(each)) for each in content)),
    "moment": _text,
}
COLLECTIONS: dict[str, Callable[[Any], Any]] = {
    "list": list,
    "tuple": tuple,
    "set": set,
    "frozenset": frozenset,
}


def _unpacked_scientific(kind: str, content: Any, left: list[int]) -> Any:
    np = importlib.import_module("numpy")

    if kind == "array":
        dtype, shape = np.dtype(_text(content[0])), [int(length) for length in content[1]]
        if dtype.kind not in ARRAY_KINDS:
            raise CannotTravel("an array of objects")
        data = base64.b64decode(_text(content[2]), validate=True)
        array = np.frombuffer(data, dtype=dtype).reshape(shape).copy()
        return array if math.prod(shape) != 1 or shape else array[()]
    if kind == "objects":
        return np.array(_unpacked(content, left), dtype=object)
    if kind == "moments":
        return _unpacked(content[1], left).astype(_moment_type(content[0]))
    return _unpacked_table(kind, content, left)


def _moment_type(name: Any) -> str:
    if not _text(name).startswith(("datetime64", "timedelta64")):
        raise CannotTravel("not a moment")
    return str(name)


def _unpacked_table(kind: str, content: Any, left: list[int]) -> Any:
    pd = importlib.import_module("pandas")

    if kind == "index":
        return pd.Index(_unpacked(content[0], left), name=_unpacked(content[1], left))
    if kind == "series":
        items, index, name = (_unpacked(part, left) for part in content)
        return pd.Series(items, index=index, name=name)
    if kind == "frame":
        index, names = _unpacked(content[0], left), _unpacked(content[1], left)
        columns = [_unpacked(part, left) for part in content[2]]
        frame = pd.concat(columns, axis=1) if columns else pd.DataFrame(index=index)
        frame.columns = names
        return frame
    raise CannotTravel("of an unknown kind")
