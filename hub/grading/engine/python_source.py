"""Python as it stands in cells: parsed without running, and which names it sets and uses."""

import ast
import builtins
from collections.abc import Iterator, Sequence

BUILTIN_NAMES = frozenset(dir(builtins))
_MAGIC = ("%", "!")
_OWN_SCOPE = (
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.ClassDef,
    ast.Lambda,
    ast.ListComp,
    ast.SetComp,
    ast.DictComp,
    ast.GeneratorExp,
)


class NotPython(Exception):
    """The code can't be parsed; `line` counts from 1."""

    def __init__(self, message: str, line: int) -> None:
        self.line = line
        super().__init__(message)


def without_magic(source: str) -> str:
    """`source` without the notebook's own commands (`%matplotlib inline`, `!ls`); lines keep their number."""
    if source.lstrip().startswith("%%"):
        return ""
    lines = source.split("\n")
    return "\n".join(
        line[: len(line) - len(line.lstrip())] + "pass"
        if line.lstrip().startswith(_MAGIC)
        else line
        for line in lines
    )


def parsed(source: str) -> ast.Module:
    """The code of a cell. Raises NotPython."""
    try:
        return ast.parse(source)
    except SyntaxError as error:
        plain = without_magic(source)
        if plain == source:
            raise NotPython(error.msg, error.lineno or 1) from None
        return parsed(plain)
    except (ValueError, RecursionError, MemoryError):
        raise NotPython("too deeply nested", 1) from None


def used_names(node: ast.AST) -> frozenset[str]:
    """Every name that is read anywhere in `node`."""
    return frozenset(
        child.id
        for child in ast.walk(node)
        if isinstance(child, ast.Name) and isinstance(child.ctx, ast.Load)
    )


def set_names(statements: Sequence[ast.stmt]) -> frozenset[str]:
    """The names that the statements bind where they stand, not inside functions or classes."""
    return frozenset(name for statement in statements for name in _set_by(statement))


def _set_by(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        yield node.name
    elif isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
        yield node.id
    elif isinstance(node, ast.alias):
        yield (node.asname or node.name).partition(".")[0]
    elif isinstance(node, ast.ExceptHandler | ast.MatchAs | ast.MatchStar) and node.name:
        yield node.name
    if not isinstance(node, _OWN_SCOPE):
        for child in ast.iter_child_nodes(node):
            yield from _set_by(child)
    yield from _declared_global(node)


def _declared_global(node: ast.AST) -> Iterator[str]:
    """Names that a function sets outside itself."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        for child in ast.walk(node):
            if isinstance(child, ast.Global):
                yield from child.names


def names_inside(node: ast.AST) -> frozenset[str]:
    """The names that functions, classes and comprehensions in `node` bind for themselves."""
    scopes = [child for child in ast.walk(node) if isinstance(child, _OWN_SCOPE)]
    inner = (each for scope in scopes for each in ast.walk(scope) if each is not scope)
    return frozenset(name for each in inner for name in _bound_here(each))


def _bound_here(node: ast.AST) -> tuple[str, ...]:
    if isinstance(node, ast.arg):
        return (node.arg,)
    if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
        return (node.id,)
    return ()
